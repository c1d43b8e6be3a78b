import type { DocumentItem, DocumentSection, OfferDocument } from '#lib/domain/offer-publishing/versions/schema.ts'

type PaySection = Extract<DocumentSection, { kind: 'pay' }>

/** More further pay than this would push the buttons off the screen, so it stands among the sections instead. */
const CARD_ITEMS_MAX = 4

/** Where the parts of an offer stand: the first pay section in the card, all others in the order of the document. */
export type ArrangedOffer = {
  pay: PaySection | null
  cardItems: DocumentItem[]
  sections: DocumentSection[]
}

export function arrangeOffer(document: OfferDocument): ArrangedOffer {
  const pay = document.sections.find((section) => section.kind === 'pay') ?? null
  const isShort = pay !== null && pay.items.length <= CARD_ITEMS_MAX && pay.items.every((item) => !isLong(item))
  const sections = document.sections.flatMap((section): DocumentSection[] => {
    if (section !== pay || pay === null) return [section]

    return isShort || pay.items.length === 0 ? [] : [{ kind: 'fields', title: pay.title, items: pay.items }]
  })

  return { pay, cardItems: isShort && pay ? pay.items : [], sections }
}

/** A value that reads as prose: it takes the whole width and no weight. */
export function isLong({ type, text }: DocumentItem): boolean {
  return type === 'longText' || text.length > 70 || text.includes('\n')
}

/** What an address on the web may begin with; anything else that was typed into such a field stays text. */
export function readWebAddress({ type, value }: DocumentItem): string | null {
  return type === 'url' && /^https?:\/\//i.test(value) ? value : null
}

const kinds: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/msword': 'Word',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'image/png': 'PNG image',
  'image/jpeg': 'JPEG image',
  'text/plain': 'Text',
}

/** What a file is in a word, by its media type, else by its name's ending. */
export function nameFileKind({ name, mediaType }: { name: string; mediaType: string }): string {
  const [, ending] = /\.([a-z0-9]{1,5})$/i.exec(name) ?? []

  return kinds[mediaType] ?? ending?.toUpperCase() ?? 'File'
}
