/** A time zone for people: "Tokyo" for Asia/Tokyo, "UTC" for itself. */
export function nameZone(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
}
