/** First names and what people called so are called for short, as far as it does not begin alike. */
const TABLE = `
robert: bob bobby rob robbie
william: bill billy will liam
richard: dick rick ricky rich
james: jim jimmy jamie
john: jack johnny
jonathan: jon jonny
margaret: peggy maggie meg
elizabeth: liz lizzie beth betty eliza
edward: ted eddie ed ned
katherine: kate kathy katie kit
catherine: kate cathy katie
kathryn: kate kathy katie
charles: chuck charlie
henry: harry hank
anthony: tony
antonio: toni tonio
michael: mike mick mikey michi
joseph: joe joey
josef: sepp
thomas: tom tommy
theodore: ted theo
alexander: alex sasha sascha
alexandra: alex sandra
susan: sue susie
deborah: debbie deb
patricia: pat patty trish
patrick: pat paddy
rebecca: becky
jennifer: jenny jen
samuel: sam
samantha: sam
benjamin: ben
daniel: dan danny
matthew: matt
andrew: andy drew
andreas: andi
david: dave
stephen: steve
steven: steve
gregory: greg
christopher: chris kit
christine: chris
nicholas: nick
victoria: vicky tori
timothy: tim
lawrence: larry
gerald: gerry jerry
johannes: hans hannes
francisco: paco pancho
ignacio: nacho
jose: pepe
constance: con connie
philip: phil
jeffrey: jeff
donald: don
kenneth: ken
ronald: ron
leonard: len lenny
vincent: vince
eugene: gene
virginia: ginny
barbara: barb babs
jacqueline: jackie
wolfgang: wolfi
penelope: penny
abigail: abby gail
`;

/** Short forms of a first name, folded. */
export const NICKNAMES: ReadonlyMap<string, readonly string[]> = new Map(
  TABLE.trim()
    .split("\n")
    .map((line) => {
      const [name = "", short = ""] = line.split(": ");
      return [name, short.split(" ")] as const;
    }),
);
