import { triggerEngine } from '../../shared/trigger';
import { autoGrabVendor } from './vendor';

export const engine = triggerEngine(autoGrabVendor);
