import { LOGO_BYTES_MAX } from '#lib/domain/offer-page/schema.ts'

/** Twice what the page shows, for dense screens. */
const WIDTH_MAX = 480
const HEIGHT_MAX = 160
/** A photograph of more would only keep the machine busy. */
const FILE_BYTES_MAX = 20 * 1024 * 1024

export type ScaledLogo = { blob: Blob; name: string } | { problem: string }

/** Redraws an image small enough for the page: as PNG where that is light enough, else as WebP, else smaller still. */
export async function scaleLogo(file: File): Promise<ScaledLogo> {
  if (file.size > FILE_BYTES_MAX) return { problem: `${file.name} is larger than 20 MB. Choose a smaller image.` }
  const image = await readImage(file)
  if (!image) return { problem: `${file.name} is no image that a browser can draw. Choose a PNG, JPEG, WebP or SVG.` }
  const { width, height } = fitLogo({ width: image.naturalWidth, height: image.naturalHeight, canGrow: file.type === 'image/svg+xml' })

  for (const factor of [1, 0.75, 0.5]) {
    const canvas = draw({ image, width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) })
    for (const format of formats) {
      const blob = await encode({ canvas, ...format })
      // A browser that cannot write WebP answers PNG.
      if (blob && blob.type === format.type && blob.size <= LOGO_BYTES_MAX)
        return { blob, name: renameLogo({ name: file.name, ...format }) }
    }
  }

  return { problem: `${file.name} stays too heavy for the page. Choose a simpler image.` }
}

const formats = [
  { type: 'image/png', ending: 'png', quality: undefined },
  { type: 'image/webp', ending: 'webp', quality: 0.92 },
  { type: 'image/webp', ending: 'webp', quality: 0.8 },
] as const

/** The size in whole pixels within the greatest. Only drawings grow, since pixels would blur; one without a size fills the height. */
export function fitLogo({ width, height, canGrow }: { width: number; height: number; canGrow: boolean }): {
  width: number
  height: number
} {
  if (width <= 0 || height <= 0) return { width: HEIGHT_MAX, height: HEIGHT_MAX }
  const fit = Math.min(WIDTH_MAX / width, HEIGHT_MAX / height)
  const factor = canGrow ? fit : Math.min(fit, 1)

  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) }
}

/** "mark.final.svg" → "mark.final.png". */
export function renameLogo({ name, ending }: { name: string; ending: string }): string {
  const stem = name.replace(/\.[^.]*$/, '').trim()

  return `${stem === '' ? 'logo' : stem}.${ending}`
}

/** Null for what is no image. An SVG that is drawn as an image runs no script and loads nothing. */
async function readImage(file: File): Promise<HTMLImageElement | null> {
  const url = URL.createObjectURL(file)
  const image = new Image()
  image.src = url
  try {
    await image.decode()
    return image
  } catch {
    return null
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** Halves first where much goes: one great step would leave rough edges. */
function draw({ image, width, height }: { image: HTMLImageElement; width: number; height: number }): HTMLCanvasElement {
  let source: CanvasImageSource = image
  let step = { width: image.naturalWidth, height: image.naturalHeight }
  while (step.width > width * 2 && step.height > height * 2) {
    step = { width: Math.round(step.width / 2), height: Math.round(step.height / 2) }
    source = paint({ source, ...step })
  }

  return paint({ source, width, height })
}

function paint({ source, width, height }: { source: CanvasImageSource; width: number; height: number }): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) throw new Error('The browser has no canvas.')
  context.imageSmoothingQuality = 'high'
  context.drawImage(source, 0, 0, width, height)

  return canvas
}

type Encode = { canvas: HTMLCanvasElement; type: string; quality: number | undefined }

function encode({ canvas, type, quality }: Encode): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, type, quality))
}
