import { fileURLToPath } from "node:url";
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";
import { build } from "./build.ts";
import { emit } from "./generated.ts";

if (!build()) {
  process.exit(1);
}
const built = new URL("../dist/server/build-schema.js", import.meta.url);
const { buildSchema }: { buildSchema: (parts: object) => GraphQLSchema } = await import(built.href);

// Printing runs no resolver, so nothing that resolvers need is made.
const schema = printSchema(lexicographicSortSchema(buildSchema({})));
emit(
  fileURLToPath(new URL("../schema.graphql", import.meta.url)),
  `${schema}\n`,
  "npm run generate",
);
