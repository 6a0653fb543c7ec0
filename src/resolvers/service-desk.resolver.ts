import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { DeskRule, PriorityInput } from "../agent/index.ts";
import {
  ContactTypeEnum,
  DeskRuleInput,
  DeskRuleTrialType,
  IssueCategoryType,
  IssueRecapType,
  PrioritizationType,
  PriorityPresetsInput,
  SuggestedTitleType,
  TicketInput,
  TimeEntryDraftType,
} from "../schema/index.ts";
import type { Drafts } from "./drafts.ts";
import type { RequestContext } from "./request-context.ts";
import { shapeReceipt } from "./shape-receipt.ts";

type ContactType = DeskRule["contactTypes"][number];

@Resolver()
export class ServiceDeskResolver {
  readonly #drafts: Drafts;

  constructor(drafts: Drafts) {
    this.#drafts = drafts;
  }

  @Mutation(() => TimeEntryDraftType, {
    description: "Drafts the time entry for the work on a ticket.",
  })
  async draftTimeEntry(
    @Arg("ticket", () => TicketInput) ticket: TicketInput,
    @Arg("workTypes", () => [String], {
      nullable: true,
      description: "The tenant's own work types; five common ones when left out.",
    })
    workTypes: readonly string[] | null,
    @Ctx() context: RequestContext,
  ): Promise<TimeEntryDraftType> {
    const draft = await this.#drafts.draft(ticket, context, (desk, call) =>
      desk.draftTimeEntry(call, workTypes ?? undefined),
    );
    return { ...draft, receipt: shapeReceipt(draft.receipt) };
  }

  @Mutation(() => PrioritizationType, {
    description:
      "Judges impact and urgency of an issue; the tenant's rules and matrix have the last word.",
  })
  async prioritizeIssue(
    @Arg("ticket", () => TicketInput) ticket: TicketInput,
    @Arg("presets", () => PriorityPresetsInput, {
      nullable: true,
      description: "The tenant's own levels; ITIL's three by three when left out.",
    })
    presets: PriorityPresetsInput | null,
    @Arg("rules", () => [DeskRuleInput], { defaultValue: [] }) rules: readonly DeskRuleInput[],
    @Ctx() context: RequestContext,
  ): Promise<PrioritizationType> {
    const given: PriorityInput = {
      rules: rules.map(ruleOf),
      ...(presets && { presets: presetsOf(presets) }),
    };
    const draft = await this.#drafts.draft(ticket, context, (desk, call) =>
      desk.prioritizeIssue(call, given),
    );
    return { ...draft, receipt: shapeReceipt(draft.receipt) };
  }

  @Mutation(() => IssueCategoryType, { description: "Chooses the category of an issue." })
  async categorizeIssue(
    @Arg("ticket", () => TicketInput) ticket: TicketInput,
    @Arg("categories", () => [String], {
      nullable: true,
      description: "The tenant's own categories; ten common ones when left out.",
    })
    categories: readonly string[] | null,
    @Ctx() context: RequestContext,
  ): Promise<IssueCategoryType> {
    const draft = await this.#drafts.draft(ticket, context, (desk, call) =>
      desk.categorizeIssue(call, categories ?? undefined),
    );
    return { ...draft, receipt: shapeReceipt(draft.receipt) };
  }

  @Mutation(() => IssueRecapType, { description: "Says where an issue stands." })
  async recapIssue(
    @Arg("ticket", () => TicketInput) ticket: TicketInput,
    @Ctx() context: RequestContext,
  ): Promise<IssueRecapType> {
    const draft = await this.#drafts.draft(ticket, context, (desk, call) => desk.recapIssue(call));
    return { ...draft, receipt: shapeReceipt(draft.receipt) };
  }

  @Mutation(() => SuggestedTitleType, { description: "Suggests a title for a ticket." })
  async suggestTitle(
    @Arg("ticket", () => TicketInput) ticket: TicketInput,
    @Ctx() context: RequestContext,
  ): Promise<SuggestedTitleType> {
    const draft = await this.#drafts.draft(ticket, context, (desk, call) =>
      desk.suggestTitle(call),
    );
    return { ...draft, receipt: shapeReceipt(draft.receipt) };
  }

  @Query(() => DeskRuleTrialType, {
    description:
      "Runs a rule on a pasted text before it is enabled. No model is asked and nothing is kept.",
  })
  async tryDeskRule(
    @Arg("rule", () => DeskRuleInput) rule: DeskRuleInput,
    @Arg("text", () => String, { description: "At most 4 KB." }) text: string,
    @Arg("contactType", () => ContactTypeEnum, { nullable: true }) contactType: ContactType | null,
  ): Promise<DeskRuleTrialType> {
    const desk = await this.#drafts.desk();
    return desk.tryRule(ruleOf(rule), text, contactType ?? null);
  }
}

function ruleOf({ impact, urgency, priority, ...rule }: DeskRuleInput): DeskRule {
  return { ...rule, impact: impact ?? null, urgency: urgency ?? null, priority: priority ?? null };
}

function presetsOf(given: PriorityPresetsInput): NonNullable<PriorityInput["presets"]> {
  const { impacts, urgencies, priorities, matrix } = given;
  return { impacts, urgencies, priorities, matrix: matrix ?? null };
}
