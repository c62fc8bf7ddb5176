import type { ResourceMap } from '../../shared/actions';
import * as event from './event';
import * as recapture from './recapture';
import * as valuation from './valuation';
import * as vehicle from './vehicle';
import * as webhook from './webhook';

/** Every resource with its operations; the node's router, its types and its schemas read this map. */
export const resources = { event, recapture, valuation, vehicle, webhook } satisfies ResourceMap;
