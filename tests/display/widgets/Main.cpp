// As tests/support/QtMain.cpp, but dressed as a board: the colours are part of what is tested.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <QApplication>

#include "schema/look/Theme.hpp"

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    hall::look::dress(application, hall::look::Theme::board);
    doctest::Context context(argc, argv);
    return context.run();
}
