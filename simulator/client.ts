import type { AutoGrabControl } from './autograb/types';
import type { PaveControl } from './pave/types';
import { connectSimulator } from './shared/client';
import type { SimulatorControl, CommonSettings } from './shared/types';

type Names<Control> = Record<keyof Control, true>;

const COMMON = {
	reset: true,
	accounts: true,
	addAccount: true,
	settings: true,
	configure: true,
	setClock: true,
	addFault: true,
	faults: true,
	clearFaults: true,
	setDown: true,
	requests: true,
	deliveries: true,
	clearLogs: true,
	waitForDeliveries: true,
	redeliver: true,
	health: true,
} satisfies Names<SimulatorControl<CommonSettings, object>>;

const PAVE = {
	...COMMON,
	callbacks: true,
	replaceCallback: true,
	changeSecret: true,
	loseCallback: true,
	sessions: true,
	createSession: true,
	changeSession: true,
	setStatus: true,
	addNote: true,
	playInspection: true,
	previewEvent: true,
	sendEvent: true,
	deliver: true,
} satisfies Names<PaveControl>;

const AUTOGRAB = {
	...COMMON,
	webhooks: true,
	addWebhook: true,
	changeWebhook: true,
	loseWebhook: true,
	uploads: true,
	orders: true,
	previewEvent: true,
	sendEvent: true,
	deliver: true,
	deliverQueued: true,
} satisfies Names<AutoGrabControl>;

/** The control methods of a PAVE simulator in another process. */
export function connectPaveSimulator(url: string): PaveControl {
	return connectSimulator<PaveControl>(url, Object.keys(PAVE) as Array<keyof typeof PAVE>);
}

/** The control methods of an AutoGrab simulator in another process. */
export function connectAutoGrabSimulator(url: string): AutoGrabControl {
	return connectSimulator<AutoGrabControl>(
		url,
		Object.keys(AUTOGRAB) as Array<keyof typeof AUTOGRAB>,
	);
}
