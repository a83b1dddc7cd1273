# jm216_debian_source(<folder> <name> <sha256> <suite>...)
#
# Unpacks the upstream tarball of a Debian source package into <folder>. apt itself verifies the
# archive's index; the tarball is the one with this SHA-256, wherever in the suites it is found.
# They are tried in order, because a testing suite moves on. The machine's own package lists are
# neither used nor touched: everything apt writes stays in a folder that is removed afterwards.
# Without apt, a Debian mirror, or the tarball, <folder> is simply not made.

function(jm216_debian_source folder name sha256)
  find_program(JM216_APT_GET apt-get)
  find_program(JM216_APT_CACHE apt-cache)
  mark_as_advanced(JM216_APT_GET JM216_APT_CACHE)
  if(NOT JM216_APT_GET OR NOT JM216_APT_CACHE)
    return()
  endif()

  jm216_debian_mirrors(mirrors)
  set(apt "${folder}.apt")
  foreach(suite IN LISTS ARGN)
    # A security suite lives in an archive of its own.
    set(archives ${mirrors})
    if(suite MATCHES "-security$")
      list(FILTER archives INCLUDE REGEX "security")
    else()
      list(FILTER archives EXCLUDE REGEX "security")
    endif()
    foreach(archive IN LISTS archives)
      jm216_debian_tarball(tarball "${apt}" "${archive}" ${suite} ${name} ${sha256})
      if(tarball)
        message(STATUS "${name}: from Debian ${suite}")
        file(ARCHIVE_EXTRACT INPUT "${tarball}" DESTINATION "${apt}/unpacked")
        file(GLOB top LIST_DIRECTORIES true "${apt}/unpacked/*")
        file(RENAME "${top}" "${folder}")
        file(REMOVE_RECURSE "${apt}")
        return()
      endif()
    endforeach()
  endforeach()
  file(REMOVE_RECURSE "${apt}")
endfunction()

# The Debian archives this machine is set up to use. Before the first `apt-get update` apt does not
# know yet which of its archives are Debian's, and all are taken.
function(jm216_debian_mirrors result)
  execute_process(COMMAND "${JM216_APT_GET}" indextargets "--format=$(REPO_URI)"
    "Created-By: Packages" "Origin: Debian" OUTPUT_VARIABLE uris ERROR_QUIET)
  if(NOT uris)
    execute_process(COMMAND "${JM216_APT_GET}" indextargets --no-release-info "--format=$(REPO_URI)"
      "Created-By: Packages" OUTPUT_VARIABLE uris ERROR_QUIET)
  endif()
  string(REGEX MATCHALL "[^\n]+" uris "${uris}")
  list(REMOVE_DUPLICATES uris)
  set(${result} "${uris}" PARENT_SCOPE)
endfunction()

# Sets <result> to the tarball with this SHA-256, downloaded below the folder <apt>, or to nothing.
function(jm216_debian_tarball result apt archive suite name sha256)
  set(${result} "" PARENT_SCOPE)
  file(REMOVE_RECURSE "${apt}")
  file(MAKE_DIRECTORY "${apt}/lists/partial" "${apt}/cache/archives/partial" "${apt}/download")
  file(WRITE "${apt}/sources.list" "deb-src ${archive} ${suite} main\n")
  file(WRITE "${apt}/apt.conf" "
    Dir::Etc::SourceList \"${apt}/sources.list\";
    Dir::Etc::SourceParts \"/dev/null\";
    Dir::State::Lists \"${apt}/lists\";
    Dir::Cache \"${apt}/cache\";
    APT::Sandbox::User \"root\";
    Acquire::Check-Valid-Until \"false\";
    Acquire::Languages \"none\";
    #clear APT::Update::Pre-Invoke;
    #clear APT::Update::Post-Invoke;
    #clear APT::Update::Post-Invoke-Success;
  ")
  set(in_private "${CMAKE_COMMAND}" -E env "APT_CONFIG=${apt}/apt.conf")

  execute_process(COMMAND ${in_private} "${JM216_APT_GET}" -qq update OUTPUT_QUIET ERROR_QUIET)
  execute_process(COMMAND ${in_private} "${JM216_APT_CACHE}" showsrc "${name}"
    OUTPUT_VARIABLE index ERROR_QUIET)
  # In a package's paragraph the version stands before the checksums.
  string(FIND "${index}" " ${sha256} " place)
  if(place EQUAL -1)
    return()
  endif()
  string(SUBSTRING "${index}" 0 ${place} index)
  string(FIND "${index}" "\nVersion: " place REVERSE)
  string(SUBSTRING "${index}" ${place} -1 index)
  string(REGEX MATCH "Version: ([^\n]+)" version "${index}")

  execute_process(COMMAND ${in_private} "${JM216_APT_GET}" -qq --download-only source
    "${name}=${CMAKE_MATCH_1}" WORKING_DIRECTORY "${apt}/download" OUTPUT_QUIET ERROR_QUIET)
  file(GLOB candidates "${apt}/download/*.orig.tar.*")
  foreach(candidate IN LISTS candidates)
    file(SHA256 "${candidate}" actual)
    if(actual STREQUAL sha256)
      set(${result} "${candidate}" PARENT_SCOPE)
    endif()
  endforeach()
endfunction()
