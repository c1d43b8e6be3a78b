/** Black or white, whichever reads better on a ground `#rrggbb`: one of the two always has the contrast that text needs (4.5:1). */
export function readableInk(ground: string): '#ffffff' | '#000000' {
  const channels = [1, 3, 5].map((at) => Number.parseInt(ground.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = channels.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue

  return 1.05 / (luminance + 0.05) >= 4.5 ? '#ffffff' : '#000000'
}
