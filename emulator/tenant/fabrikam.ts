import { annual, type Blueprint, free } from "./blueprint.ts";

/** A small business on Business plans, close to their 300-seat limit, without Entra P1 of its own. */
export const fabrikam: Blueprint = {
  displayName: "Fabrikam",
  domain: "fabrikam.example",
  initialDomain: "fabrikam.onmicrosoft.com",
  countryCode: "DE",
  partnerTenantType: null,
  hasPremium: true,
  hasIntune: true,
  longRecipientTypes: true,
  departments: [
    { name: "Vertrieb", weight: 30, class: "office" },
    { name: "Produktion", weight: 35, class: "frontline" },
    { name: "Büro", weight: 25, class: "office" },
    { name: "Geschäftsführung", weight: 2, class: "office" },
    { name: null, weight: 8, class: "office" },
  ],
  countries: [
    { name: "Germany", code: "DE", city: "Köln", weight: 90 },
    { name: "Austria", code: "AT", city: "Graz", weight: 10 },
  ],
  suites: {
    office: [
      { sku: "SPB", weight: 55, byGroup: 0.4 },
      { sku: "O365_BUSINESS_PREMIUM", weight: 25, byGroup: 0 },
      { sku: "O365_BUSINESS_ESSENTIALS", weight: 15, byGroup: 0 },
      { sku: null, weight: 5, byGroup: 0 },
    ],
    frontline: [
      { sku: "O365_BUSINESS_ESSENTIALS", weight: 70, byGroup: 0.5 },
      { sku: "SPB", weight: 20, byGroup: 0 },
      { sku: null, weight: 10, byGroup: 0 },
    ],
  },
  addons: [
    { sku: "MDE_SMB", share: 0.08, with: ["SPB"] },
    { sku: "EXCHANGEARCHIVE_ADDON", share: 0.1, with: ["O365_BUSINESS_PREMIUM"] },
    { sku: "O365_BUSINESS", share: 0.05, with: ["O365_BUSINESS_ESSENTIALS"] },
    { sku: "POWER_BI_PRO", share: 0.04 },
    { sku: "FLOW_FREE", share: 0.2 },
  ],
  purchases: [
    {
      sku: "SPB",
      enabled: { kind: "slack", low: 0.1, high: 0.2 },
      subscriptions: [{ ...annual(35), throughPartner: true }],
    },
    {
      sku: "O365_BUSINESS_PREMIUM",
      enabled: { kind: "slack", low: 0.2, high: 0.5 },
      subscriptions: [{ ...annual(35), throughPartner: true }],
    },
    {
      sku: "O365_BUSINESS_ESSENTIALS",
      enabled: { kind: "slack", low: 0, high: 0.05 },
      subscriptions: [{ ...annual(270), throughPartner: true }],
    },
    {
      sku: "MDE_SMB",
      enabled: { kind: "slack", low: 0.5, high: 1 },
      subscriptions: [annual(35)],
    },
    {
      sku: "EXCHANGEARCHIVE_ADDON",
      enabled: { kind: "slack", low: 0, high: 0.5 },
      subscriptions: [annual(35)],
    },
    {
      sku: "O365_BUSINESS",
      enabled: { kind: "slack", low: 0, high: 0.3 },
      subscriptions: [annual(35)],
    },
    {
      sku: "POWER_BI_PRO",
      enabled: { kind: "slack", low: 0, high: 0.4 },
      subscriptions: [annual(122)],
    },
    {
      sku: "EXCHANGEENTERPRISE",
      enabled: { kind: "slack", low: 0, high: 0.5 },
      subscriptions: [annual(35)],
    },
    {
      sku: "EXCHANGESTANDARD",
      enabled: { kind: "slack", low: 0, high: 0.5 },
      subscriptions: [annual(35)],
    },
    free("FLOW_FREE", 10_000),
  ],
  licenceGroups: [
    { name: "Lizenz Business Premium", sku: "SPB", disabledPlans: [] },
    { name: "Lizenz Basic", sku: "O365_BUSINESS_ESSENTIALS", disabledPlans: [] },
  ],
  special: {
    mailbox: "EXCHANGEENTERPRISE",
    mailboxByMistake: "O365_BUSINESS_PREMIUM",
    room: null,
    service: "EXCHANGESTANDARD",
    guest: null,
  },
};
