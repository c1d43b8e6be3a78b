import { keyByPlace } from './key-by-place.ts'

/** Plain text as it was written: empty lines part paragraphs, single line breaks stay, each paragraph has its own direction. */
export function Paragraphs({ text, className }: { text: string; className: string }) {
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.trim())

  return (
    <div className={className}>
      {keyByPlace(paragraphs.filter((paragraph) => paragraph !== '')).map(({ key, item }) => (
        <p key={key} dir="auto">
          {item}
        </p>
      ))}
    </div>
  )
}
