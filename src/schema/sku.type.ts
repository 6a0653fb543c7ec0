import { Field, ID, ObjectType } from "type-graphql";

@ObjectType("Sku", { description: "A product as Microsoft sells it." })
export class SkuType {
  @Field(() => ID, { description: "The SKU's GUID, the only reliable key." })
  readonly id!: string;

  @Field(() => String, {
    nullable: true,
    description: "Microsoft's part number, such as SPE_E3; null for products the catalogue lacks.",
  })
  readonly partNumber!: string | null;

  @Field(() => String, { nullable: true, description: "Name for people." })
  readonly displayName!: string | null;
}
