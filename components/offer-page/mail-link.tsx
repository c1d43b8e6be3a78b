/** An address that can be written to. Signs that mean something in `mailto:` are escaped, so that an address adds no subject or copy. */
export function MailLink({ address }: { address: string }) {
  return <a href={`mailto:${encodeURIComponent(address).replace('%40', '@')}`}>{address}</a>
}
