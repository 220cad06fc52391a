/** Product in the field of 256 elements that QR codes count in (polynomial 0x11D). */
function multiply(left: number, right: number): number {
  let product = 0
  for (let at = 7; at >= 0; at -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d)
    product ^= ((right >>> at) & 1) * left
  }
  return product
}

/** The polynomial whose roots are the first `degree` powers of two, without its leading one. */
function divisorOf(degree: number): number[] {
  const divisor = [...new Array<number>(degree - 1).fill(0), 1]
  for (let round = 0, root = 1; round < degree; round += 1, root = multiply(root, 2)) {
    for (let at = 0; at < degree; at += 1) {
      divisor[at] = multiply(divisor[at] ?? 0, root) ^ (divisor[at + 1] ?? 0)
    }
  }
  return divisor
}

/** The Reed-Solomon words by which a reader repairs a block: as many as `degree`. */
export function correctErrors(block: readonly number[], degree: number): number[] {
  const divisor = divisorOf(degree)
  let remainder = new Array<number>(degree).fill(0)
  for (const word of block) {
    const factor = word ^ (remainder[0] ?? 0)
    remainder = divisor.map((each, at) => multiply(each, factor) ^ (remainder[at + 1] ?? 0))
  }
  return remainder
}
