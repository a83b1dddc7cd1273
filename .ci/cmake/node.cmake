# jm216_runs_in_node(target): in the web build, make an executable that Node runs like a native
# command: real files, arguments, exit code. Elsewhere nothing needs doing.
function(jm216_runs_in_node target)
  if(NOT EMSCRIPTEN)
    return()
  endif()
  set(pre_js "${PROJECT_SOURCE_DIR}/.ci/cmake/node_pre.js")
  target_link_options(${target} PRIVATE
    -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=4GB
    "SHELL:--pre-js ${pre_js}")
  if(EMSCRIPTEN_VERSION VERSION_GREATER_EQUAL 3.1.25)
    target_link_options(${target} PRIVATE -sSTACK_SIZE=1MB) # before, the default was 5 MB; since, 64 kB
  endif()
  set_target_properties(${target} PROPERTIES LINK_DEPENDS "${pre_js}")
endfunction()
