import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { IF_MATCH, type IfMatch } from './if-match.decorator.js';
import { TAKES_INCLUDE } from './include.decorator.js';
import { TAKES_KEY } from '../openapi/documentation.openapi.js';
import { JSON_ONLY, PRODUCES } from './media-type.http.js';
import { queryNamesOf } from './query-names.http.js';

/** What the guard needs to know about a route. Read from its decorators once, at the first request. */
export interface RoutePlan {
  readonly produces: typeof JSON_ONLY;
  /** See queryNamesOf. */
  readonly queryNames: ReadonlySet<string> | undefined;
  /** undefined: the route takes no If-Match. */
  readonly ifMatch: IfMatch | undefined;
  readonly takesKey: boolean;
  readonly takesInclude: boolean;
}

@Injectable()
export class RoutePlans {
  private readonly plans = new Map<unknown, RoutePlan>();

  constructor(private readonly reflector: Reflector) {}

  of(execution: ExecutionContext): RoutePlan {
    const handler = execution.getHandler();
    const known = this.plans.get(handler);
    if (known !== undefined) return known;
    const plan = this.read(execution);
    this.plans.set(handler, plan);
    return plan;
  }

  private read(execution: ExecutionContext): RoutePlan {
    const [handler, controller] = [execution.getHandler(), execution.getClass()];
    const produces = this.reflector.getAllAndOverride<typeof JSON_ONLY | undefined>(PRODUCES, [handler, controller]);
    return {
      produces: produces ?? JSON_ONLY,
      queryNames: queryNamesOf(controller, handler.name),
      ifMatch: this.reflector.get<IfMatch | undefined>(IF_MATCH, handler),
      takesKey: this.reflector.get<boolean | undefined>(TAKES_KEY, handler) === true,
      takesInclude: this.reflector.get<boolean | undefined>(TAKES_INCLUDE, handler) === true,
    };
  }
}
