/** Event names of reference section 9. */
export const PAVE_EVENTS: readonly string[] = [
	'SESSION:SMS_PROCESS',
	'SESSION:STAGE_CHANGE',
	'SESSION:STATUS_CHANGE',
	'SESSION:NOTE_INSERT',
	'SESSION:COMPLETE',
];
