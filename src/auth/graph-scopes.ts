/** Scopes of OpenID Connect, which MSAL adds to every request; they say nothing about Graph. */
const OPEN_ID_SCOPES = new Set(["openid", "profile", "offline_access", "email"]);

/** What Entra calls Graph; an emulator on this machine has no resource name of its own. */
const PUBLIC_GRAPH = "https://graph.microsoft.com";

/** Delegated Graph scopes by short name (`User.Read.All`), each once, sorted. */
export function shortScopes(scopes: readonly string[]): readonly string[] {
  const names = scopes.map((scope) => scope.slice(scope.lastIndexOf("/") + 1));
  return [...new Set(names)].filter((name) => !OPEN_ID_SCOPES.has(name.toLowerCase())).sort();
}

/** Granted scopes by short name, those asked for in the spelling they were asked in: Entra's may differ. */
export function spelledAsAsked(
  granted: readonly string[],
  asked: readonly string[],
): readonly string[] {
  const spelling = new Map(asked.map((scope) => [scope.toLowerCase(), scope]));
  return shortScopes(shortScopes(granted).map((name) => spelling.get(name.toLowerCase()) ?? name));
}

/** The same scopes as scopes of the Graph at the given address: national clouds have their own. */
export function qualifiedScopes(graphUrl: string, scopes: readonly string[]): string[] {
  const resource = graphUrl.startsWith("https:") ? graphUrl : PUBLIC_GRAPH;
  return scopes.map((scope) => `${resource}/${scope}`);
}
