// A slip of paper as the printer's bytes, worded in the visitor's language.
#pragma once

#include <QByteArray>

#include "counter-client/present/Reception.hpp"

namespace hall::counter {

QByteArray slipBytes(const Slip& slip);

}  // namespace hall::counter
