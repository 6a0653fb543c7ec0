import { describe, expect, it } from "@jest/globals";
import { namesStranger } from "../../../src/privacy/text/index.ts";

describe("a text worded from another", () => {
  it.each([
    "Bonjour, merci. Nous avons remplacé le pilote et imprimé une page de test.",
    "Pouvez-vous vérifier demain si l'imprimante fonctionne à nouveau ?",
    "Cause probable : pilote défectueux. Remplacement effectué, page de test imprimée.",
    "Outlook ne s'ouvre plus après la mise à jour de Windows",
    "Vérifier à nouveau demain.",
    "Mehrere Kollegen können nicht arbeiten.",
    "Kennwort zurücksetzen",
    "La impresora de la segunda planta no imprime",
    "Dzień dobry, wymieniliśmy sterownik i wydrukowaliśmy stronę testową.",
    "Olá, substituímos o driver e imprimimos uma página de teste.",
    "Skrivaren på andra våningen skriver inte ut",
    "Unable to print; driver replaced, spooler restarted, Wi-Fi rejoined.",
  ])("names nobody: %s", (text) => {
    expect(namesStranger(text, "")).toBe(false);
  });

  it.each([
    "Bonjour, Camille Dufresne a remplacé le pilote.",
    "Voyez avec Thibault demain.",
    "Merci de rappeler M. Beauchêne.",
    "Rappeler Xanthippe Goulard au plus vite",
    "Der Treiber wurde von Herrn Krause ersetzt.",
    "Fragen Sie Dubois.",
    "Hablar con Rocío Ibáñez mañana.",
    "Zapytaj Kowalskiego.",
    "Ask Zebulon Quetzal.",
    "The driver was replaced by kowalski.",
  ])("names somebody: %s", (text) => {
    expect(namesStranger(text, "")).toBe(true);
  });

  it("may use every word of the other", () => {
    expect(namesStranger("Ask Zebulon Quetzal.", "quetzal called, zebulon too")).toBe(false);
  });
});
