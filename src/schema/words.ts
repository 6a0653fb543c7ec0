import { registerEnumType } from "type-graphql";

type EnumObject<Word extends string> = Readonly<Record<string, Word>>;

interface EnumDescription<Word extends string> {
  readonly name: string;
  readonly description: string;
  readonly values?: Partial<Readonly<Record<Word, string>>>;
}

/**
 * Registers words of ours as a GraphQL enum: clients see `RETURN_IDLE_SEATS`, resolvers keep giving
 * `returnIdleSeats`.
 * @returns the object that stands for the enum in type thunks.
 */
export function registerWords<const Word extends string>(
  words: readonly Word[],
  { name, description, values = {} }: EnumDescription<Word>,
): EnumObject<Word> {
  const object = Object.fromEntries(words.map((word) => [screaming(word), word]));
  const described: Partial<Record<string, string>> = values;
  registerEnumType(object, {
    name,
    description,
    valuesConfig: Object.fromEntries(
      words.map((word) => [screaming(word), { description: described[word] ?? "" }]),
    ),
  });
  return object;
}

/**
 * Registers every word of a union with what it means. The compiler checks that none is missing and none
 * too many: a word added to the licensing science does not compile until the API describes it.
 */
export function registerDescribed<Word extends string>(
  enumeration: EnumDescription<Word> & { readonly values: Readonly<Record<Word, string>> },
): EnumObject<Word> {
  const isWord = (word: string): word is Word => word in enumeration.values;
  return registerWords(Object.keys(enumeration.values).filter(isWord), enumeration);
}

function screaming(word: string): string {
  return word
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toUpperCase();
}
