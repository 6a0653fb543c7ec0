/** Native ESM with swc, as verified in docs/decisions/0002-toolchain.md; services are brought up by scripts/test.ts. */
export default {
  // A daemon outside of the run would be asked first, which the ledger of contacted hosts cannot see.
  watchman: false,
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        sourceMaps: "inline",
        jsc: {
          target: "es2024",
          experimental: { keepImportAttributes: true },
          parser: { syntax: "typescript", decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: false,
          },
        },
        module: { type: "es6" },
      },
    ],
  },
  testTimeout: 60_000,
  maxWorkers: 2,
};
