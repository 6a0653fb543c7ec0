/** What stands around what was done in a note to somebody who wrote in that language. */
interface NotePhrases {
  readonly hello: string;
  readonly thanks: string;
  readonly looking: string;
  readonly closing: string;
}

const ENGLISH: NotePhrases = {
  hello: "Hello",
  thanks: "thank you for getting in touch.",
  looking: "We have your request and are looking into it.",
  closing: "Please tell us if anything is not as it should be.",
};

const OTHERS: readonly (readonly [smallWords: RegExp, phrases: NotePhrases])[] = [
  [
    /(?<!\p{L})(?:der|die|das|und|nicht|ist|im|bitte|seit|neu|mit|von|für|auf|guten|hallo|nach|wurde)(?!\p{L})/giu,
    {
      hello: "Guten Tag",
      thanks: "vielen Dank für Ihre Nachricht.",
      looking: "Wir haben Ihr Anliegen erhalten und kümmern uns darum.",
      closing: "Bitte melden Sie sich, wenn etwas noch nicht stimmt.",
    },
  ],
  [
    /(?<!\p{L})(?:le|les|des|une?|est|pas|plus|pour|je|ne|merci|bonjour|avec|depuis|mon|ma|sur)(?!\p{L})/giu,
    {
      hello: "Bonjour",
      thanks: "merci pour votre message.",
      looking: "Nous avons bien reçu votre demande et nous en occupons.",
      closing: "N'hésitez pas à nous écrire si quelque chose ne va pas.",
    },
  ],
  [
    /(?<!\p{L})(?:el|los|las|una?|es|por|para|mi|se|con|buenos|hola|gracias|desde|puedo|del)(?!\p{L})/giu,
    {
      hello: "Hola",
      thanks: "gracias por su mensaje.",
      looking: "Hemos recibido su solicitud y nos estamos ocupando de ella.",
      closing: "Escríbanos si algo no funciona como debería.",
    },
  ],
];
const ENGLISH_WORDS =
  /(?<!\p{L})(?:the|and|is|to|not|of|for|it|can|my|please|with|has|since|was|on|are|at|her|his)(?!\p{L})/giu;

/** The phrases of the language whose small words a ticket has most of. */
export function phrasesFor(texts: readonly string[]): NotePhrases {
  const text = texts.join("\n");
  const countOf = (words: RegExp): number => text.match(words)?.length ?? 0;
  const english = countOf(ENGLISH_WORDS);
  const [best] = OTHERS.map(([words, phrases]) => ({ count: countOf(words), phrases })).toSorted(
    (a, b) => b.count - a.count,
  );
  return best !== undefined && best.count > english ? best.phrases : ENGLISH;
}
