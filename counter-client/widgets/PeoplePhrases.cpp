// The words of what the server refuses, of signing in, of the reception desk and of administration.
#include "counter-client/widgets/PhraseParts.hpp"

namespace hall::counter {

QString Phrases::refusal(Phrase phrase) {
    switch (phrase) {
        case Phrase::saidFinishedNobody: return tr("%1 is finished. Nobody is waiting.");
        case Phrase::saidReturned: return tr("%1 is back in its queue.");
        case Phrase::saidUndone: return tr("Undone: %1 is as it was.");
        case Phrase::saidEntitled: return tr("%1: the class is confirmed.");
        case Phrase::saidMisused: return tr("%1 loses its priority. The misuse was counted.");
        case Phrase::saidServiceAdded: return tr("%1 has one more service.");
        case Phrase::saidNextService: return tr("%1: service %2 begins here.");
        case Phrase::saidNextWaits: return tr("%1 goes on to %2 for its next service.");
        case Phrase::saidSentToCounter: return tr("%1 now waits for counter %2.");
        case Phrase::saidSentToClerk: return tr("%1 now waits for %2.");
        case Phrase::saidSignInRequired: return tr("Not done: somebody must sign in at this counter first.");
        case Phrase::saidApprovalNeeded: return tr("Not done: a supervisor must approve this.");
        case Phrase::saidApprovalSpent: return tr("Not done: the approval has expired or was used already.");
        case Phrase::saidUnknownStaff: return tr("Not done: the server does not know this person.");
        case Phrase::saidStaffDisabled: return tr("Not done: this person's account is disabled.");
        case Phrase::saidStaffElsewhere: return tr("Not done: this person is signed in at another counter.");
        case Phrase::saidPlaceOccupied: return tr("Somebody else is signed in at this counter.");
        case Phrase::saidPlaceEmpty: return tr("Nobody is signed in at this counter.");
        case Phrase::saidNothingToUndo: return tr("Not done: there is nothing left to undo.");
        case Phrase::saidUndoTooLate: return tr("Not done: it is too late to undo that.");
        case Phrase::saidTicketNotWaiting: return tr("Not done: this ticket is not waiting any more.");
        case Phrase::saidWaitsForAnother: return tr("Not done: this ticket waits for another counter or clerk.");
        case Phrase::saidClassNotDeclared: return tr("Not done: this visitor declared no class.");
        case Phrase::saidClassChecked: return tr("This class has been checked already.");
        case Phrase::saidTooManyServices: return tr("Not done: this visit has as many services as allowed.");
        case Phrase::saidQueueClosed: return tr("Not done: this queue is closed at this hour.");
        case Phrase::saidQueueFull: return tr("Not done: this queue has given out all tickets of today.");
        case Phrase::saidTargetUnclear: return tr("Not done: choose one queue, counter or clerk.");
        case Phrase::saidSameCounter: return tr("Not done: the ticket is at this counter already.");
        case Phrase::saidUnknownItem: return tr("Not done: this service does not exist.");
        case Phrase::saidItemWithdrawn: return tr("Not done: this service has been withdrawn.");
        case Phrase::saidUnknownClass: return tr("Not done: this class does not exist.");
        case Phrase::saidReasonMissing: return tr("Not done: a reason is needed.");
        case Phrase::saidSessionLocked: return tr("Not done: the counter is locked.");
        case Phrase::saidSessionEnded: return tr("You have been signed out. Please sign in again.");
        case Phrase::saidNoExplanation: return tr("The log says nothing about this number today.");
        case Phrase::saidServerAway: return tr("The server cannot be reached. Nothing was changed.");
        case Phrase::saidNotFound: return tr("Not done: the server does not find this any more.");
        case Phrase::saidStale: return tr("Not done: somebody changed this meanwhile.");
        case Phrase::saidConfigurationInvalid: return tr("Not done: the configuration would be invalid.");
        case Phrase::saidDayOpen: return tr("The hall day is open already.");
        case Phrase::saidInService: return tr("Not done: tickets are still in service.");
        case Phrase::saidLeases: return tr("Not done: the kiosk's numbers do not allow it.");
        default: return {};
    }
}

QString Phrases::person(Phrase phrase) {
    switch (phrase) {
        case Phrase::signInTitle: return tr("Sign in at this counter");
        case Phrase::signInHint: return tr("This hall wants to know who works here. Keys work after signing in.");
        case Phrase::signInOptional: return tr("Esc goes back: this hall allows work without signing in.");
        case Phrase::lockedTitle: return tr("Locked");
        case Phrase::lockedHint: return tr("%1 is signed in here. Visitors' data is hidden until the secret is entered.");
        case Phrase::changeTitle: return tr("Choose a new secret");
        case Phrase::changeHint: return tr("The old one was given out once. The longer the better: a short sentence is best.");
        case Phrase::elsewhereTitle: return tr("Signed in elsewhere");
        case Phrase::elsewhereHint: return tr("You have a place at another counter. Taking over signs you out there.");
        case Phrase::roleUsual: return tr("Usual role");
        case Phrase::roleClerk: return tr("Clerk");
        case Phrase::roleSupervisor: return tr("Supervisor");
        case Phrase::roleReception: return tr("Reception");
        case Phrase::roleReviewer: return tr("Reviewer");
        case Phrase::roleManager: return tr("Manager");
        case Phrase::roleSystem: return tr("System administrator");
        case Phrase::roleSecurity: return tr("Security administrator");
        case Phrase::roleAuditor: return tr("Auditor");
        case Phrase::personWrong: return tr("Name or secret is wrong.");
        case Phrase::personUnlockWrong: return tr("The secret is wrong.");
        case Phrase::personDelayed: return tr("Too many failures. Try again in %1.");
        case Phrase::personFieldsEmpty: return tr("Please fill in every field.");
        case Phrase::personSecretsDiffer: return tr("The two new secrets are not the same.");
        case Phrase::personSecretSame: return tr("The new secret must differ from the old one.");
        case Phrase::personSecretWeak: return tr("This secret is too short or too simple.");
        case Phrase::personMustChange: return tr("This secret must be changed first.");
        case Phrase::personElsewhere: return tr("Take over here?");
        case Phrase::personOffline: return tr("No connection to the server. Try again later.");
        case Phrase::personChecking: return tr("Checking the last session …");
        case Phrase::personSigningIn: return tr("Signing in …");
        case Phrase::personLocked: return tr("Enter the secret to go on.");
        case Phrase::personUnlocking: return tr("Unlocking …");
        case Phrase::personNoRole: return tr("This role has no work at a counter. Signed out again.");
        case Phrase::personSignedOut: return tr("Signed out.");
        case Phrase::personRoleNotHeld: return tr("You do not have this role, or none at all yet.");
        case Phrase::personBusy: return tr("Not signed out: a visitor is at the counter. Finish, hold or transfer first.");
        case Phrase::occupiedTitle: return tr("This counter is taken");
        case Phrase::occupiedHint: return tr("Somebody else is signed in here. Taking over signs that person out.");
        case Phrase::approvalNotAllowed: return tr("This person may not approve it. It takes another one, a supervisor.");
        default: return {};
    }
}

QString Phrases::desk(Phrase phrase) {
    switch (phrase) {
        case Phrase::receptionTitle: return tr("Issue a ticket");
        case Phrase::receptionHint: return tr("Type, ↑ ↓, Enter adds a service. Enter again issues the ticket.");
        case Phrase::receptionNothingChosen: return tr("Choose a service first.");
        case Phrase::receptionFull: return tr("No more than %1 services in one visit.");
        case Phrase::receptionPrinting: return tr("Printing …");
        case Phrase::receptionPrinted: return tr("Printed.");
        case Phrase::receptionNotPrinted: return tr("Not printed. Please tell the visitor the number.");
        case Phrase::receptionNoPrinter: return tr("No printer here: please tell the visitor the number.");
        default: return {};
    }
}

QString Phrases::office(Phrase phrase) {
    switch (phrase) {
        case Phrase::officeAccounts: return tr("Accounts");
        case Phrase::officeDevices: return tr("Devices");
        case Phrase::officeLoading: return tr("Loading …");
        case Phrase::officeNoAccounts: return tr("There are no accounts yet.");
        case Phrase::officeNoDevices: return tr("There are no devices yet.");
        case Phrase::officeCreated: return tr("The account was created. A security administrator gives it its roles.");
        case Phrase::officeReset: return tr("The old secret no longer works.");
        case Phrase::officeDeviceAdded: return tr("The device was added.");
        case Phrase::officeDisabled: return tr("Disabled. This person is out everywhere.");
        case Phrase::officeEnabled: return tr("Enabled. This person may sign in again.");
        case Phrase::officeRolesSaved: return tr("The roles are saved.");
        case Phrase::officeRevoked: return tr("Revoked. Its token no longer works.");
        case Phrase::officeStale: return tr("Somebody else changed this meanwhile. It was loaded anew: look and try again.");
        case Phrase::officeExclusive: return tr("System administrator, security administrator and auditor watch each other: one person has only one.");
        case Phrase::officeNoRole: return tr("At least one role is needed.");
        case Phrase::officeNameMissing: return tr("A name is needed.");
        case Phrase::officeNameTaken: return tr("This name is taken.");
        case Phrase::officeNotAllowed: return tr("Your role may not do this.");
        case Phrase::officeConfirmDisable: return tr("Disable %1? The person is signed out at once.");
        case Phrase::officeConfirmReset: return tr("Give %1 a new one-time secret?");
        case Phrase::officeConfirmRevoke: return tr("Revoke the token of %1? The device is cut off at once.");
        case Phrase::officeActive: return tr("Active");
        case Phrase::officeOff: return tr("Disabled");
        case Phrase::officeMustChange: return tr("New secret");
        case Phrase::officeRevokedState: return tr("Revoked");
        case Phrase::officeOneTime: return tr("Shown only now. Write it down or copy it.");
        case Phrase::officeOneTimeHint: return tr("At the first sign-in it must be changed.");
        case Phrase::officeNoCounter: return tr("The hall has no counter with this id.");
        case Phrase::officeMalformed: return tr("Not accepted: a field is too long, or has signs that are not allowed there.");
        case Phrase::officeRolesOf: return tr("Roles of %1");
        default: return {};
    }
}

}  // namespace hall::counter
