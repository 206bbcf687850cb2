# hall_translations(TARGET SPACE FILE.ts...): compiles translation files with lrelease and embeds them into TARGET as
# hall::SPACE::embedded::NAME_qm (see hall_embed). An unfinished entry is not compiled in; a test refuses it before.
function(hall_translations target space)
  set(compiled "")
  foreach(ts ${ARGN})
    get_filename_component(name ${ts} NAME_WE)
    set(qm ${CMAKE_CURRENT_BINARY_DIR}/${name}.qm)
    add_custom_command(OUTPUT ${qm} COMMAND Qt6::lrelease -silent -nounfinished ${CMAKE_CURRENT_SOURCE_DIR}/${ts} -qm ${qm}
                       DEPENDS ${ts} VERBATIM)
    list(APPEND compiled ${qm})
  endforeach()
  hall_embed(${target} ${space} ${compiled})
  target_sources(${target} PRIVATE ${compiled})
endfunction()
