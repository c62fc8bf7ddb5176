import type { ResourceMap } from '../../shared/actions';
import * as callback from './callback';
import * as event from './event';
import * as hotspot from './hotspot';
import * as session from './session';

/** Every resource with its operations; the node's router, its types and its schemas read this map. */
export const resources = { callback, event, hotspot, session } satisfies ResourceMap;
