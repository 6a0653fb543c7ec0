/** What is said instead of a stack trace. */
export class Refusal extends Error {}
