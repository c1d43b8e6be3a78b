import { keyByPlace } from './key-by-place.ts'

/** A SHA-256 in groups that eyes can follow. The gaps are drawn, not written: what is copied is the hash alone. */
export function Fingerprint({ hash }: { hash: string }) {
  const groups = hash.match(/.{1,8}/g) ?? []

  return (
    <span className="mono fingerprint">
      {keyByPlace(groups).map(({ key, item }) => (
        <span key={key}>{item}</span>
      ))}
    </span>
  )
}
