import { Command, InvalidArgumentError } from "commander";
import { type Emulator, startEmulator } from "./emulator.ts";
import { defaultTenants, type TenantOptions } from "./options.ts";

interface Arguments {
  readonly port: number;
  readonly reportsPort: number;
  readonly tenant: string;
  readonly members: number;
  readonly seed: number;
  readonly concealed: boolean;
  readonly hostileText: boolean;
  readonly quotas: boolean;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError("Not a whole number.");
  return value;
}

function readArguments(): Arguments {
  return new Command("emulator")
    .description("A local Microsoft: Entra ID, Microsoft Graph and Azure OpenAI on this machine.")
    .option("--port <number>", "port to listen on; 0 takes a free one", wholeNumber, 4010)
    .option(
      "--reports-port <number>",
      "port report files are downloaded from; 0 takes a free one",
      wholeNumber,
      0,
    )
    .option("--tenant <name>", "first tenant", "Contoso")
    .option("--members <number>", "members of the first tenant", wholeNumber, 2000)
    .option("--seed <number>", "same seed and day, same data", wholeNumber, 1)
    .option("--concealed", "usage reports of the first tenant conceal names", false)
    .option("--hostile-text", "plant canaries and hostile sentences in every text field", false)
    .option(
      "--quotas",
      "enforce the real limits, such as 14 report downloads per 10 minutes",
      false,
    )
    .parse()
    .opts<Arguments>();
}

function tenantsOf(given: Arguments): readonly TenantOptions[] {
  const first: TenantOptions = {
    name: given.tenant,
    members: given.members,
    concealed: given.concealed,
    hostileText: given.hostileText,
  };
  const isFirst = (other: TenantOptions) => other.name.toLowerCase() === given.tenant.toLowerCase();
  return [first, ...defaultTenants.slice(1).filter((other) => !isFirst(other))];
}

function describe(emulator: Emulator): string {
  const tenants = emulator.tenants
    .map(
      ({ name, id, generator }) => `  ${name.padEnd(12)} ${id}  ${generator.memberCount} members`,
    )
    .join("\n");
  const personas = emulator.personas
    .map(({ name, canDo }) => `  ${name.padEnd(16)} ${canDo}`)
    .join("\n");
  return `Entra ID, Graph, Azure OpenAI   ${emulator.origin}
Report files                    ${emulator.reportsOrigin}

Tenants
${tenants}

Personas (in every tenant)
${personas}

Client of the API
  id      ${emulator.apiClientId}
  secret  ${emulator.clientSecret}
Key of Azure OpenAI               ${emulator.openAiApiKey}

An access token for the API:
  curl -s '${emulator.origin}/_emulator/token?persona=reports-reader'
Graph directly, on behalf of a persona:
  curl -s ${emulator.origin}/v1.0/subscribedSkus -H "authorization: Bearer $(curl -s '${emulator.origin}/_emulator/graph-token?persona=reports-reader' | sed 's/.*:"//;s/".*//')"
`;
}

function explain(cause: unknown, given: Arguments): string {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "EADDRINUSE") {
    return `Port ${given.port} (or ${given.reportsPort}) is taken: stop what uses it, or choose another with --port.`;
  }
  if (code === "EACCES") return `Port ${given.port} may not be used: choose one above 1023.`;
  return cause instanceof Error ? cause.message : String(cause);
}

const given = readArguments();
try {
  const emulator = await startEmulator({
    port: given.port,
    reportsPort: given.reportsPort,
    seed: given.seed,
    tenants: tenantsOf(given),
    quotas: {
      reports: given.quotas,
      conditionalAccess: given.quotas,
      directory: given.quotas,
    },
  });
  process.stdout.write(describe(emulator));
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      void emulator.close();
    });
  }
} catch (cause) {
  process.stderr.write(`${explain(cause, given)}\n`);
  process.exitCode = 1;
}
