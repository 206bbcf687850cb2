// Codes of a case's states, reasons and papers to phrases, and the reasons that are offered, in the order of their keys.
#pragma once

#include <span>
#include <string_view>

#include "counter-client/present/CaseScreen.hpp"

namespace hall::counter {

struct CodePhrase {
    std::string_view code;
    Phrase phrase;
};

Phrase caseStatePhrase(std::string_view word);
Phrase reviewPhrase(std::string_view word);
Phrase materialPhrase(std::string_view word);
Phrase formPhrase(std::string_view word);
Phrase taskPhrase(std::string_view word);
Phrase verdictPhrase(std::string_view word);
Phrase documentPhrase(std::string_view word);
Phrase stepPhrase(std::string_view word);
/// Of any reason code of a case; whyOther for one that is not known.
Phrase reasonPhrase(std::string_view code);
/// What is offered for the act; `ground` of a refusal. Empty: the act takes none.
std::span<const CodePhrase> reasonsOf(CaseAct act, std::string_view ground = {});
/// Kinds of documents of identity, GA/T 2000.156 and GB 32100.
std::span<const CodePhrase> idKinds();
std::span<const CodePhrase> grounds();
std::span<const CodePhrase> methods();
std::span<const CodePhrase> verdicts();

/// The command's name on the wire; empty for acts that send none.
std::string_view commandOf(CaseAct act);
Phrase labelOf(CaseAct act);

/// "2026-11-22 09:05" of the hall.
std::string dateTimeText(const wire::Time& time);

}  // namespace hall::counter
