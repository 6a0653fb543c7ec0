import type { CallerNote } from "../http/exchange.ts";
import type { Area } from "../http/route.ts";
import { type FaultEffect, type FaultPlan, type FaultRule, faultRule } from "./fault.ts";

/** What a fault can be addressed by. */
export interface FaultTarget {
  readonly area: Area;
  readonly method: string;
  readonly path: string;
  /** Id of the tenant asked about: from the caller, or from the path of the token endpoint. */
  readonly tenantId: string | undefined;
  readonly caller: CallerNote | undefined;
}

/** The switches for everything that can go wrong. */
export interface FaultBoard {
  /** Plants a fault; the function given back takes it out again. */
  readonly plant: (plan: FaultPlan) => () => void;
  readonly clear: () => void;
  readonly planted: () => readonly FaultRule[];
  /** The effects that strike this request, in the order they were planted. Counts it. */
  readonly strike: (target: FaultTarget) => readonly FaultEffect[];
}

interface PlantedFault {
  readonly rule: FaultRule;
  readonly path: RegExp;
  seen: number;
  struck: number;
}

function pathPattern(path: string): RegExp {
  const escaped = path.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll("*", ".*");
  return new RegExp(`^${escaped}$`, "i");
}

function isAnyOr(wanted: string | undefined, given: string | undefined): boolean {
  return wanted === undefined || wanted === given;
}

/** Keeps planted faults and decides which of them strike. */
export function createFaultBoard(tenantIdByName: (name: string) => string | undefined): FaultBoard {
  let planted: PlantedFault[] = [];

  const tenantMatches = (rule: FaultRule, target: FaultTarget): boolean =>
    rule.tenant === undefined || (tenantIdByName(rule.tenant) ?? rule.tenant) === target.tenantId;

  const addresses = ({ rule, path }: PlantedFault, target: FaultTarget): boolean =>
    target.area !== "admin" &&
    isAnyOr(rule.area, target.area) &&
    isAnyOr(rule.method?.toUpperCase(), target.method) &&
    isAnyOr(rule.caller, target.caller?.objectId) &&
    path.test(target.path) &&
    tenantMatches(rule, target);

  const strikes = (fault: PlantedFault): boolean => {
    fault.seen += 1;
    if (fault.seen < (fault.rule.fromNth ?? 1)) return false;
    if (fault.struck >= (fault.rule.times ?? Number.POSITIVE_INFINITY)) return false;
    fault.struck += 1;
    return true;
  };

  return {
    plant: (plan) => {
      const rule = faultRule.parse(plan);
      const fault = { rule, path: pathPattern(rule.path ?? "*"), seen: 0, struck: 0 };
      planted = [...planted, fault];
      return () => {
        planted = planted.filter((other) => other !== fault);
      };
    },
    clear: () => {
      planted = [];
    },
    planted: () => planted.map((fault) => fault.rule),
    strike: (target) =>
      planted
        .filter((fault) => addresses(fault, target) && strikes(fault))
        .map((fault) => fault.rule.effect),
  };
}
