// What can have happened to cases. Opaque ids and codes only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/core/casework/Commands.hpp"
#include "server/core/casework/Types.hpp"

namespace hall::core {

/// An item of a case, under the version of its guide that was in force; 0: it had no guide.
struct CaseItem {
    ItemCode item;
    std::uint32_t guide{};
    auto operator<=>(const CaseItem&) const = default;
};

/// The city's platform applied for somebody, or (`walkIn`) a counter did.
struct ApplicationReceived {
    CaseNumber number;
    ApplicationId application;
    std::uint64_t revision{};
    std::string digest;
    PersonId applicant;
    PersonId agent;
    std::vector<CaseItem> items;
    PreReview preReview{PreReview::none};
    std::vector<ApplicationMaterial> materials;
    bool walkIn{};
    CounterId counter;                        ///< of a walk-in
    LocalDate date;                           ///< that the number carries
};
struct ApplicationUpdated {
    CaseNumber number;
    std::uint64_t revision{};
    std::string digest;
    PersonId applicant;
    PersonId agent;
    std::vector<CaseItem> items;
    PreReview preReview{PreReview::none};
    std::vector<ApplicationMaterial> materials;
};
struct FileAdded {
    CaseNumber number;
    VaultId file;
    MaterialCode material;
    std::uint64_t bytes{};
    std::string sha256;
    std::string mediaType;
    std::uint32_t ordinal{};
};
struct CaseLinked { CaseNumber number; TicketId ticket; CounterId counter; };   ///< counter: empty when linked at the kiosk
struct CaseReceived { CaseNumber number; CounterId counter; LocalDate date; };
/// `onTheSpot`: something that was missing or defective when last marked here is sound now (art. 32 (3)).
struct MaterialsChecked { CaseNumber number; CounterId counter; std::vector<Mark> marks; bool onTheSpot{}; };
struct MaterialAsked { CaseNumber number; CounterId counter; MaterialCode material; std::string reason; VaultId name; };
struct MissingNotified { CaseNumber number; CounterId counter; std::string document; std::uint32_t ordinal{}; std::vector<MaterialCode> materials; LocalDate date; };
struct CaseSupplemented { CaseNumber number; CounterId counter; std::vector<Mark> marks; LocalDate date; };
struct CaseAccepted { CaseNumber number; CounterId counter; std::string document; LocalDate date; };
struct TaskDispatched { CaseNumber number; std::uint32_t task{}; ItemCode item; DepartmentCode department; };   ///< also when it goes out again
struct CaseRefused { CaseNumber number; CounterId counter; RefusalGround ground{}; std::string reason; VaultId note; std::string document; LocalDate date; };
struct WithdrawalAsked { CaseNumber number; CounterId counter; std::string reason; };
struct WithdrawalDeclined { CaseNumber number; };
struct CaseWithdrawn { CaseNumber number; std::string reason; };
struct TaskStarted { CaseNumber number; std::uint32_t task{}; };
struct TaskAsked { CaseNumber number; std::uint32_t task{}; VaultId question; };
struct TaskAnswered { CaseNumber number; std::uint32_t task{}; CounterId counter; VaultId answer; };
struct TaskReturned { CaseNumber number; std::uint32_t task{}; std::string reason; VaultId note; };
struct TaskProposed { CaseNumber number; std::uint32_t task{}; Verdict verdict{}; VaultId opinion; };
struct TaskDecided { CaseNumber number; std::uint32_t task{}; Verdict verdict{}; VaultId opinion; std::string resultNumber; };
/// All items are decided: granted when at least one is.
struct CaseDecided { CaseNumber number; Verdict verdict{}; LocalDate date; };
struct ResultHandedOver { CaseNumber number; CounterId counter; DeliveryMethod method{}; VaultId waybill; std::string document; LocalDate date; };
struct CaseArchived { CaseNumber number; };
struct CaseRevoked { CaseNumber number; std::string reason; };
struct PersonRevealed { CaseNumber number; PersonId person; std::string reason; };
struct PersonErased { PersonId person; };

}  // namespace hall::core
