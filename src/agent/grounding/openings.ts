/*
 * How sentences begin that tell nothing of the tenant: what the advisor cannot do or know, a question
 * back, an offer, what is worth a look, courtesy.
 */

const either = (...alternatives: readonly string[]): RegExp =>
  new RegExp(String.raw`^(?:${alternatives.join("|")})`, "iu");

/** "Find" and "see" are left out of what the advisor cannot do: not finding any is a finding. */
const DOINGS =
  "know|tell|say|answer|speak|talk|change|do|help|assist|give|provide|share|disclose|reveal|determine|make|have (?:any |a |that |this |the |such |enough )?(?:access|permission|ability|right|rights|figures?|data|information)|read|look up|write|send|buy|purchase|remove|cancel|assign|unassign|compare|calculate|compute|estimate|predict|forecast|identify individual|name|understand|figures?|data|information|access|tools?|confirm whether|break down|split";
export const DECLINES = either(
  String.raw`(?:(?:no,|(?:I am )?sorry|unfortunately|I (?:am|'m) (?:sorry|afraid)|I apologi[sz]e|my apologies|however),?(?: but)? )?(?:I (?:also )?(?:cannot|can ?not|can['’]t|could not|couldn['’]t|can only|can(?= speak\b)|do not|don['’]t|did not|didn['’]t|never|have no|am (?:also )?not able to|am (?:currently )?unable to|am only able to)(?: (?:currently|directly|reliably|therefore|yet))?(?= (?:${DOINGS})\b)`,
  String.raw`(?:to answer (?:this|that),? )?I (?:would )?need(?= (?:access|the permission|a role|more (?:information|detail))\b)`,
  String.raw`(?:the|my) (?:available )?(?:tools?|figures|data)(?: I have)? (?:do not|don['’]t|cannot|did not|does not)(?= (?:give|provide|tell|answer|cover|include|contain|show)\b)`,
  String.raw`there (?:is|are) (?:currently )?no (?:data|figures?|information|(?:earlier )?surveys?)(?= (?:to|for|on|about|available|that|I)\b)`,
  String.raw`no (?:usage |activation |storage )?(?:survey|report|tool|source)(?= (?:lies|provides?|tells?|covers?|gives?|shows?|goes)\b)`,
  String.raw`(?:this|that)(?: (?:information|question|figure|detail))?(?= (?:is|was|can) ?not (?:available|known|covered|be (?:answered|known|given|told|determined))\b)`,
  String.raw`(?:changing|removing|buying|assigning|speaking about|sharing)[^,;:]{0,60}? (?:is|are) (?:outside|beyond|not) (?:of )?(?:what I can do|my (?:scope|abilities)|something I can do))`,
);
const ASKS_BACK =
  /^(?:(?:or |and )?(?:did you (?:mean|want)|do you (?:mean|want|need|have)|would you (?:like|prefer|rather)|shall I|should I|may I ask|are you (?:asking|interested|looking|referring)|is (?:this|that|it) about|(?:could|can|would) you (?:please )?(?:(?:clarify|specify|confirm|tell me|say|let me know)(?= (?:which|what|whether|if|the product)\b)|provide (?:more|further|some|a bit more) (?:details?|information|context))|(?:what|how) (?:would you like|else|can I|may I|could I)|is there (?:anything|something) else|(?=which \S+ (?:do you mean|are you asking|would you like))|(?=(?:for )?which (?:product|of|one|figures?|period|department|country|workload|licen[cs]e))))\b(?=.*[?:]$)/iu;
const ADVISED = "review|check|verify|look at|look into|consider|discuss|keep an eye on";
const ADVISING = "reviewing|checking|verifying|looking at|looking into|considering|discussing";
/** Looking is all that is advised: what to do comes from the recommendations. */
const ADVISES = either(
  String.raw`(?:(?:next|first|then|also), )?(?:please |you (?:should|could|may want to|might want to|may wish to|might wish to|can) (?:also |first |then |therefore )?)(?:${ADVISED})\b`,
  String.raw`(?:I (?:would )?(?:recommend|suggest|advise)(?: you)?(?: to)?|(?:it|this) (?:is|may be|might be) (?:worth|a good idea to|advisable to|best to)|consider|a (?:good|useful|sensible) next step is(?: to)?) (?:${ADVISED}|${ADVISING})\b`,
);
const INVITES = either(
  String.raw`I am (?:here to|not sure|unsure)(?= (?:help|answer|explain|which|what|whether)\b)`,
  String.raw`what I can (?:do|offer) is(?: to)?(?= (?:show|list|break|explain|compare|give)\b)`,
  String.raw`(?:to (?:save|realise|realize|make)(?: on)? (?:this|these|the|those) (?:savings?|renewals?), )?(?:please |you (?:should|need to|have to) )?act (?:by|before|on) the (?:act-by )?(?:dates?|deadlines?)(?= (?:shown|given|stated|above|below|beside)\b)`,
  String.raw`(?:please )?(?:ask (?:me|for|again|your(?= administrator for (?:the |a |this )?(?:needed |missing )?(?:permission|access|role)\b))|look at|see|review|(?:clarify|specify|confirm|tell me)(?= (?:which|what|whether|the product)\b)|(?:just )?let me know(?= (?:if|whether|which|what)\b)|(?:please )?feel free(?= to ask\b)|you (?:can|may|could)(?: want to)?(?: also)?(?= (?:ask|review|look at|see)\b)|(?:if (?:you (?:would )?(?:want|like|wish|need)(?: (?:that|it|this|to))?|(?:that|this|it) (?:helps|would help)),? )?(?:I can(?: also)?(?= (?:show|list|break|explain|compare|give|go|look|tell you (?:how|what|which|about)|help|provide|walk)\b)|I (?:would be|am) (?:happy|glad) to(?= (?:show|list|break|explain|compare|give|go|look|help|provide|walk)\b))|here (?:is|are)|these are(?= (?:the )?figures)|below (?:is|are)|(?:this|that) is all|this (?:answer|question) (?:is|was)|there are(?= words in (?:this|your) question))\b`,
  String.raw`you (?:asked|wanted to know|want to know|are asking)(?= (?:about|how|what|which|whether|for|if|when)\b)`,
  String.raw`(?:I (?:have )?(?:looked|checked|read)(?= (?:at|up|the|your|for|into)\b)|I (?:have )?found(?= the following\b)|I am(?= (?:the|your|an?) (?:Seatwise )?(?:advisor|assistant)\b)|I (?:only )?(?:read|work with|use|rely on)(?= (?:the |your )?(?:data|figures|information|licen[cs]e)\b)|I want to make sure)`,
  String.raw`(?:an?|your|the) (?:global |licen[cs]e |billing )?admin(?:istrator)? (?:can|could|would have to|has to|needs to) (?:do (?:this|that|so)|make (?:this|that|these|such) changes?|grant|give me)(?: (?:this |that )?in the (?:Microsoft )?(?:365 )?admin cent(?:er|re))?(?=[.]?$)`,
);
export const POINTS = /\b(?:see|review|look at)$/iu;
export const GREETS =
  /^(?:hello|hi|hey|good (?:morning|day|afternoon|evening)|(?:I )?hope (?:this|that) helps|(?:thank you|thanks)(?! to\b)|you (?:are|'re) (?:very )?welcome|(?:I am )?(?:happy|glad) to help|my pleasure|sure|of course|certainly|no problem|understood|great question|good question)\b/iu;
export const ABOUT_ANYBODY = [DECLINES, ASKS_BACK];
export const OPENINGS = [...ABOUT_ANYBODY, ADVISES, GREETS, INVITES];
