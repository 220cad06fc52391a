// The package ships no types; only what our pictures use is declared.
declare module 'd3-scale' {
  type LinearScale = {
    (value: number): number
    domain(ends: readonly [number, number]): LinearScale
    range(ends: readonly [number, number]): LinearScale
    ticks(count?: number): number[]
  }

  export function scaleLinear(): LinearScale
}
