import { AppError } from "../core/errors.ts";
import type { Logger } from "../core/logger.ts";
import type { AdvisorAnswer } from "./answer.ts";
import { DEFAULT_BUDGET, type InteractionBudget } from "./budget.ts";
import { startConversation } from "./conversation.ts";
import { createEgressGuard, type EgressViolation } from "./egress-guard.ts";
import { groundedAnswer } from "./grounded-answer.ts";
import { Interaction } from "./interaction.ts";
import { createModelClient } from "./model-client.ts";
import { advisorErrorOf } from "./model-errors.ts";
import type { ModelSettings } from "./model-settings.ts";
import { createModelTransport } from "./model-transport.ts";
import { type QuestionScrubber, requireQuestion } from "./question.ts";
import { type Receipt, writeReceipt } from "./receipt.ts";
import type { SkuNames } from "./sku-names.ts";
import { SYSTEM_PROMPT } from "./system-prompt.ts";
import type { TenantInsights } from "./tenant-insights.ts";
import { advisorTools } from "./tools/advisor-tools.ts";
import { wireFormOf } from "./tools/callable-tools.ts";

export interface AdvisorParts {
  readonly model: ModelSettings;
  readonly skuNames: SkuNames;
  readonly logger: Logger;
  readonly budget?: InteractionBudget;
}

export interface AskInput {
  readonly question: string;
  /** Takes personal content out of the question, by what this caller's directory knows. */
  readonly scrub: QuestionScrubber;
  readonly insights: TenantInsights;
  readonly signal: AbortSignal;
  /** Given the receipt of the interaction, also when it fails. */
  readonly onReceipt?: (receipt: Receipt) => void;
}

/** Answers questions about licences; every number in an answer comes from a sealed aggregate. */
export interface Advisor {
  /**
   * @throws AppError QUESTION_TOO_LONG, EGRESS_BLOCKED, BUDGET_EXCEEDED, ABORTED, PROMPT_BLOCKED,
   *   ANSWER_BLOCKED, ANSWER_TRUNCATED, ANSWER_UNGROUNDED, CONTEXT_TOO_LARGE or a MODEL_ code; and
   *   the caller's own sign-in errors as the tools meet them.
   */
  readonly ask: (input: AskInput) => Promise<AdvisorAnswer>;
}

export function createAdvisor(parts: AdvisorParts): Advisor {
  const { model: settings, skuNames, logger, budget = DEFAULT_BUDGET } = parts;
  const tools = advisorTools(skuNames);
  const wireForm = wireFormOf(tools);
  return {
    ask: async ({ question, scrub, insights, signal: caller, onReceipt }) => {
      const scrubbed = scrub(requireQuestion(question));
      const interaction = new Interaction(skuNames, SYSTEM_PROMPT, wireForm);
      const signal = AbortSignal.any([caller, AbortSignal.timeout(budget.seconds * 1_000)]);
      const violations: EgressViolation[] = [];
      const model = createModelClient(settings, (fetch) =>
        createModelTransport({
          endpoint: settings.endpoint,
          guard: createEgressGuard(interaction.manifest, (found) => violations.push(found)),
          onExchange: (exchange) => interaction.exchanges.push(exchange),
          fetch,
        }),
      );
      const converse = startConversation({
        model,
        systemPrompt: SYSTEM_PROMPT,
        tools,
        insights,
        interaction,
        budget,
        signal,
        logger,
      });
      let verification: Receipt["verification"] = "none";
      const receipt = (): Receipt =>
        writeReceipt({ settings, interaction, redactions: scrubbed.redactions, verification });
      try {
        const answer = await groundedAnswer(scrubbed.text, {
          converse,
          interaction,
          askable: skuNames.askable,
          onVerified: (how) => {
            verification = how;
          },
        });
        return { ...answer, text: scrubbed.restore(answer.text), receipt: receipt() };
      } catch (error) {
        throw violations.length > 0
          ? new AppError("EGRESS_BLOCKED", {}, { cause: error })
          : advisorErrorOf(error, { signal, lastExchange: interaction.lastExchange });
      } finally {
        onReceipt?.(receipt());
      }
    },
  };
}
