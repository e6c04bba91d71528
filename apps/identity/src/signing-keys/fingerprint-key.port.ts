/** The deployment's secret with which gateways fingerprint repeated requests. Hex. The composing module derives it from the key vault. */
export class FingerprintKey {
  constructor(readonly hex: string) {}
}
