// The import matrix of docs/architecture.md, executable. `type` marks edges allowed for types only.
const matrix = {
  core: { value: [], type: [] },
  auth: { value: ["core"], type: [] },
  graph: { value: ["core"], type: ["auth"] },
  licensing: { value: ["core"], type: ["privacy/traits"] },
  privacy: { value: ["core"], type: ["graph"] },
  insights: {
    value: ["core", "auth", "graph", "privacy", "licensing", "cache", "store"],
    type: [],
  },
  cache: { value: ["core", "privacy/index"], type: [] },
  store: { value: ["core"], type: ["licensing"] },
  events: { value: ["core", "cache", "store", "privacy/index"], type: [] },
  agent: { value: ["core", "insights", "privacy/index"], type: ["licensing"] },
  schema: { value: ["core", "privacy/index"], type: ["licensing"] },
  resolvers: {
    value: ["core", "schema", "insights", "agent", "events", "store"],
    type: ["auth"],
  },
};

const reasons = {
  core: "core is what everyone stands on, so it stands on nothing of ours",
  auth: "identity must be decidable without knowing what it will be used for",
  graph: "reading Microsoft Graph knows nothing of what the records mean",
  licensing: "the licensing science is pure: same cohorts and prices in, same money out",
  privacy: "the wall depends on nothing that lies beyond it",
  insights: "use cases join the layers below and are called by those above",
  cache: "the cache can hold only what came through privacy's door",
  store: "what is persisted is named by licensing and core, never by Graph",
  events: "an event carries only what came through privacy's door",
  agent: "the advisor must not be able to reach Graph, access tokens, cache or store",
  schema: "the API's types show sealed values, not records",
  resolvers: "resolvers authorise and shape; they do not read Graph, prices or Redis",
};

const layers = Object.keys(matrix);
const folder = (name) => (name.includes("/") ? `^src/${name}\\.ts$` : `^src/${name}/`);

const layerRules = layers.flatMap((layer) => {
  const { value, type } = matrix[layer];
  return [
    {
      name: `${layer}-imports`,
      comment: reasons[layer],
      severity: "error",
      from: { path: `^src/${layer}/` },
      to: { path: "^src/", pathNot: [`^src/${layer}/`, ...[...value, ...type].map(folder)] },
    },
    ...(type.length === 0
      ? []
      : [
          {
            name: `${layer}-types-only`,
            comment: `${layer} may name the types of ${type.join(", ")}, and run none of their code`,
            severity: "error",
            from: { path: `^src/${layer}/` },
            to: {
              path: type.map(folder),
              pathNot: value.map(folder),
              dependencyTypesNot: ["type-only"],
            },
          },
        ]),
  ];
});

const onlyIn = (name, modules, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: "^src/", pathNot: allowed },
  to: { path: modules.map((module) => `node_modules/${module}/`) },
});

export default {
  forbidden: [
    ...layerRules,
    {
      name: "past-the-door",
      comment:
        "a folder's index.ts is its door; reaching past it makes every file of the folder public",
      severity: "error",
      from: { path: "^src/([^/]+)/" },
      to: {
        path: "^src/([^/]+)/.+",
        pathNot: ["^src/$1/", "^src/[^/]+/index\\.ts$", "^src/core/", "^src/privacy/traits\\.ts$"],
      },
    },
    {
      name: "emulator-stands-alone",
      comment: "a double that shares code with the product agrees with its mistakes",
      severity: "error",
      from: { path: "^(emulator|console)/" },
      to: { path: "^src/" },
    },
    {
      name: "product-without-emulator",
      comment: "the product must run where no emulator is",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(emulator|console|test|bench|scripts)/" },
    },
    onlyIn(
      "model-client-in-one-file",
      ["@langchain/openai", "openai", "@azure/openai"],
      ["^src/agent/model-client\\.ts$"],
      "every byte to the model leaves through one file, where the egress guard sits",
    ),
    onlyIn(
      "graph-client-in-graph",
      ["@microsoft/microsoft-graph-client"],
      ["^src/graph/"],
      "one place decides how a Graph request is authorised",
    ),
    onlyIn(
      "identity-libraries-in-auth",
      ["@azure/msal-node", "jose"],
      ["^src/auth/"],
      "access tokens are made and checked in one folder",
    ),
    onlyIn(
      "redis-in-cache-and-events",
      ["ioredis"],
      ["^src/cache/", "^src/events/", "^src/app\\.ts$"],
      "what reaches Redis passes the seal check of these two folders",
    ),
    onlyIn(
      "sql-in-store",
      ["pg", "kysely", "@electric-sql/pglite"],
      ["^src/store/"],
      "rows are reached through tenant-scoped repositories only",
    ),
    {
      name: "no-circular",
      comment:
        "two files that run each other are one file, or one idea too many; naming types is free",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
