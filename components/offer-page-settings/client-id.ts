/** A new UUID. `crypto.randomUUID` exists on secure pages only, and an installation may be tried over plain HTTP. */
export function createClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const digits = [...bytes].map((byte, index) => mark(byte, index).toString(16).padStart(2, '0')).join('')

  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join('-')
}

/** Version 4 and its variant stand at fixed places. */
function mark(byte: number, index: number): number {
  if (index === 6) return (byte % 16) + 0x40

  return index === 8 ? (byte % 64) + 0x80 : byte
}
