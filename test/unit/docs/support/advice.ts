const PUBLIC_ADDRESS =
	'Pass this on to whoever runs n8n: "Set N8N_WEBHOOK_URL (older: WEBHOOK_URL) to n8n\'s public https:// address and restart." Then try again.';

/** What to do if a message's next step is not written beside it in the code, or is written there with several examples. */
export const ADVICE: Record<string, string> = {
	'… cannot send events to this n8n: … works only on your own network': PUBLIC_ADDRESS,
	'This n8n would receive vehicle and customer data unencrypted at …': PUBLIC_ADDRESS,
	'PAVE does not recognize this account (401)':
		'Check in this order: 1. Account Name: the first part of your inspection links, not your login. 2. API Key and API Secret: copy both again. 3. The clock of the n8n machine: at most 5 minutes off.',
	'… already gets … from PAVE. Nothing was changed':
		'PAVE can send an event to one place only. To share it, open PAVE Trigger > If PAVE Already Sends This Elsewhere and choose Take Over and Forward: both get it. Not sure? Ask whoever runs … first. A test takes nothing from others: use Get Sample.',
	'The address of … could not be found (…)':
		'Check the Base URL in the … credential, and the internet connection of the machine n8n runs on.',
	'Events: PAVE has no event "…"': 'Choose the events from the list.',
	'No event is ticked under Events': 'Tick at least one event, then try again.',
	'Add at least one event': 'Tick at least one event. For Repair: those that the trigger ticks.',
	'There is nothing to update': 'Add at least one field to change.',
	'… is empty': 'Fill it in, or map the value from the previous node.',
	'… are empty': 'Fill them in, or map the values from the previous node.',
	'AutoGrab did not accept the API key':
		'Copy the secret key again (it starts with sec_), or ask your AutoGrab account manager for it.',
	'AutoGrab knows no vehicle for "…"':
		'Nothing went wrong: the vehicle is not in AutoGrab. Compare plate and state, or VIN, with the papers of the car.',
	'PAVE sent no results yet.': 'Wait for the event Session Complete, or ask again later.',
	'PAVE has no such session under the API key of this credential.':
		'Compare the session key with the PAVE dashboard, and use the credential whose API key the session was made with.',
	'The same event is being received right now':
		'Nothing: the vendor sends it again, or has it received already.',
	'The delivery token is missing or wrong':
		'Somebody other than the vendor sent this, or the API secret was renewed. After a renewal, unpublish and publish the workflow, or run Repair.',
	'Too many deliveries wait to be checked':
		'Nothing: it passes. The vendor may send the event again.',
	'The body must be an event object or an array of them':
		'Only events of the vendor belong at this address. Check what else sends to it.',
	'The delivery cannot be checked right now':
		'n8n could not open the credential of the trigger. Open it and test it.',
	'PAVE answered with HTTP status …':
		'Try again in a few minutes. If it stays so, check the Base URL in the PAVE credential, or ask PAVE about it.',
	'AutoGrab answered with HTTP status …':
		'Try again in a few minutes. If it stays so, check the Base URL in the AutoGrab credential, or ask AutoGrab about it.',
	'AutoGrab refused the request without saying why':
		'Compare what you filled in with the guide of the operation, or ask AutoGrab about it.',
	'AutoGrab matched no vehicle, so nothing was valued':
		'Nothing went wrong: AutoGrab does not know a vehicle by these facts. Compare plate and state, or VIN, with the papers of the car.',
	'AutoGrab has no prediction':
		'Nothing went wrong: AutoGrab cannot value this vehicle. Value it by hand, or try another distance or date.',
	'Request refused':
		'The message says below why. Correct what it names, or ask the vendor about it.',
};
