/** The deployment's secret under which gateways fingerprint repeated requests. Hex. The composition draws it from the key vault. */
export class FingerprintKey {
  constructor(readonly hex: string) {}
}
