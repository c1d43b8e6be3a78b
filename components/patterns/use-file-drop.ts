'use client'

import { type DragEvent, useState } from 'react'

/** Takes files that are dropped on an element or anything in it. `dropProps` go onto the element; `isOver` is for its look while they hover. */
export function useFileDrop({ onFiles }: { onFiles: (files: File[]) => void }) {
  const [isOver, setIsOver] = useState(false)
  const hover = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setIsOver(true)
  }

  return {
    isOver,
    dropProps: {
      onDragEnter: hover,
      onDragOver: hover,
      onDragLeave({ currentTarget, relatedTarget }: DragEvent) {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setIsOver(false)
      },
      onDrop(event: DragEvent) {
        event.preventDefault()
        setIsOver(false)
        onFiles([...event.dataTransfer.files])
      },
    },
  }
}
