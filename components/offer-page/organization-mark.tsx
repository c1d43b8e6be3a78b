/** next/image would ask the server for another size; this one comes with the page. */
const InlineImage = 'img' as const

/** The organization's logo, or its first letter in its colour. Decoration: the name stands beside it. */
export function OrganizationMark({ name, logoUrl }: { name: string; logoUrl: string | null }) {
  if (logoUrl !== null) return <InlineImage className="logo" src={logoUrl} alt="" />
  const [letter = ''] = [...name.trim()]

  return (
    <span className="monogram" aria-hidden="true">
      {letter.toLocaleUpperCase('en-GB')}
    </span>
  )
}
