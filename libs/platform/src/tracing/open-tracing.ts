import type { Logger } from '../logging/logger.js';
import type { Tracing, TracingSettings } from './tracing.port.js';

/** Loads OpenTelemetry only if there is an endpoint for traces: without one it costs neither time nor memory. */
export async function openTracing(
  settings: TracingSettings,
  version: string,
  logger: Logger,
): Promise<Tracing | undefined> {
  const { tracesEndpoint: endpoint } = settings;
  if (endpoint === undefined) return undefined;
  const { startOpenTelemetry } = await import('./open-telemetry.js');
  return startOpenTelemetry({ ...settings, endpoint, version }, logger);
}
