const words = /\b(business|executive|quarterly|annual)\s+(business\s+)?review|\b[qea]br\b|geschäftsreview/i

/** True where a title, or the kind a file gives a touch, says it was a business review: “QBR with the board”. */
export function readsAsReview(text: string | null | undefined): boolean {
  return words.test(text ?? '')
}
