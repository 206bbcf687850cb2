// Private to this room: commands about cases on their way from a client to the law. What is personal or written freely is sealed here,
// at the door; behind it go opaque ids.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "schema/wire/Frames.hpp"
#include "server/engine/Engine.hpp"
#include "server/views/Cases.hpp"

namespace hall::net {

class Switchboard;

bool isAboutCase(std::string_view command);

/// Without what has to be sealed: see sealNotes. A walk-in's people are put in where the vault is, in the writer's thread.
core::Command caseCommand(const wire::Command& command, const core::CounterId& counter);

/// Seals the free text of `work` and puts the ids into `command`. The papers do not know yet whose they are.
std::vector<engine::Paper> sealNotes(core::Command& command, const wire::CaseBody& work, const engine::Sealer& sealer);

/// Kinds of documents that a number alone is looked for under (GA/T 2000.156).
std::vector<std::string> idTypes();
/// What is wrong with the people of a walk-in, 422 id-number-wrong; or with a number that must not be one of theirs.
std::optional<wire::Problem> wrongPeople(const wire::Command& command);

/// Of the command with the hall's key: what tells a resend from a reused id must not tell anybody what was written.
std::uint64_t bodyHashOf(const engine::Sealer& sealer, const std::string& canonicalForm);

/// In the writer's thread only.
class OpenPapers final : public views::Papers {
  public:
    OpenPapers(const engine::Sealer& sealer, engine::Vault& vault) : sealer_(sealer), vault_(vault) {}
    [[nodiscard]] std::optional<wire::Party> identity(const core::PersonId& person) const override;
    [[nodiscard]] std::optional<std::string> note(const core::VaultId& note) const override;
    [[nodiscard]] std::string checkCode(const std::string& document) const override;

  private:
    [[nodiscard]] std::optional<std::string> opened(const core::VaultId& id) const;
    const engine::Sealer& sealer_;
    engine::Vault& vault_;
};

/// Hands a command about a case to the engine, by way of the writer's thread, where it is known whose its papers are. `submission` has
/// all but command and papers; its answer is called in every case.
void submitWork(Switchboard& board, const wire::Command& command, core::Command asked, engine::Submission submission);

}  // namespace hall::net
