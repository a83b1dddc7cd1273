# The libraries that come as sources: libcsv, and xz's LZMA and SHA-256 for the core, zlib's container, Expat and
# libxlsxwriter for workbooks, Dear ImGui for the page.
# Each is pinned by the SHA-256 of its tarball and unpacked once, for all presets, in JM216_DEPS_DIR.

include(debian_source)
include(FetchContent)

# jm216_third_party(<name> <version> WITNESS <file> DEBIAN <sha256> <suite>... [UPSTREAM <url> <sha256>])
# sets <name>_FOLDER to where the sources are: the folder named by JM216_<NAME>_DIR, or what was
# fetched before, or Debian's source package, or upstream's release where there is internet.
function(jm216_third_party name version)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "WITNESS" "DEBIAN;UPSTREAM")
  string(TOUPPER "JM216_${name}_DIR" override)
  string(MAKE_C_IDENTIFIER "${override}" override)
  set(${override} "" CACHE PATH "A folder that holds the sources of ${name} ${version}")
  set(folder "${${override}}")
  if(NOT folder)
    set(folder "${JM216_DEPS_DIR}/${name}-${version}")
    file(LOCK "${JM216_DEPS_DIR}/${name}.lock" GUARD FUNCTION TIMEOUT 300)
    if(NOT EXISTS "${folder}/${arg_WITNESS}")
      file(REMOVE_RECURSE "${folder}")
      message(STATUS "${name} ${version}: fetching its sources")
      jm216_debian_source("${folder}" ${name} ${arg_DEBIAN})
    endif()
    if(arg_UPSTREAM AND NOT EXISTS "${folder}/${arg_WITNESS}")
      list(GET arg_UPSTREAM 0 url)
      list(GET arg_UPSTREAM 1 sha256)
      message(STATUS "${name} ${version}: not in the Debian archive of this machine, trying ${url}; "
        "without internet, unpack that file and name its folder with -D${override}=…")
      FetchContent_Populate(${name} URL "${url}" URL_HASH "SHA256=${sha256}"
        SOURCE_DIR "${folder}" DOWNLOAD_EXTRACT_TIMESTAMP OFF)
    endif()
  endif()
  if(NOT EXISTS "${folder}/${arg_WITNESS}")
    message(FATAL_ERROR "${folder} holds no ${arg_WITNESS}: set ${override} to the sources of ${name} ${version}.")
  endif()
  set(${name}_FOLDER "${folder}" PARENT_SCOPE)
endfunction()

# jm216_csv: rows and fields of CSV. LGPL 2.1: its source, unchanged, is a file of its own.
jm216_third_party(libcsv 3.0.3
  WITNESS libcsv.c
  DEBIAN 06fddfaca720a4be7603bad63eb1833bca5b6c5a69b42b1c518a02cda2a73aef bookworm trixie sid)
add_library(jm216_csv STATIC "${libcsv_FOLDER}/libcsv.c")
target_include_directories(jm216_csv SYSTEM PUBLIC "${libcsv_FOLDER}")

# jm216_lzma: of xz only raw LZMA, both ways, as small as it gets: 25 kB of the page's wasm.
jm216_third_party(xz-utils 5.4.1
  WITNESS src/liblzma/lzma/lzma_encoder.c
  DEBIAN 5d9827aa1875b21c288f78864bb26d2650b436ea8d2cad364e4921eb6266a5a5 bookworm bookworm-security)
set(liblzma "${xz-utils_FOLDER}/src/liblzma")
add_library(jm216_lzma STATIC
  "${liblzma}/check/crc32_small.c" "${liblzma}/common/common.c"
  "${liblzma}/common/filter_buffer_decoder.c" "${liblzma}/common/filter_buffer_encoder.c"
  "${liblzma}/common/filter_common.c" "${liblzma}/common/filter_decoder.c"
  "${liblzma}/common/filter_encoder.c" "${liblzma}/lz/lz_decoder.c" "${liblzma}/lz/lz_encoder.c"
  "${liblzma}/lz/lz_encoder_mf.c" "${liblzma}/lzma/lzma_decoder.c" "${liblzma}/lzma/lzma_encoder.c"
  "${liblzma}/lzma/lzma_encoder_optimum_fast.c" "${liblzma}/lzma/lzma_encoder_optimum_normal.c"
  "${liblzma}/lzma/lzma_encoder_presets.c" "${liblzma}/rangecoder/price_table.c")
set(liblzma_folders "${liblzma}/api" "${liblzma}/check" "${liblzma}/common" "${xz-utils_FOLDER}/src/common")
set(liblzma_definitions HAVE_STDINT_H HAVE_INTTYPES_H HAVE_LIMITS_H HAVE_STRING_H HAVE_STDBOOL_H HAVE__BOOL
  SIZEOF_SIZE_T=${CMAKE_SIZEOF_VOID_P} TUKLIB_SYMBOL_PREFIX=lzma_)
target_include_directories(jm216_lzma SYSTEM PUBLIC "${liblzma}/api")
set(liblzma_private_folders ${liblzma_folders} "${liblzma}/lz" "${liblzma}/lzma"
  "${liblzma}/rangecoder" "${liblzma}/delta" "${liblzma}/simple")
target_include_directories(jm216_lzma PRIVATE ${liblzma_private_folders})
target_compile_definitions(jm216_lzma PRIVATE ${liblzma_definitions}
  HAVE_SMALL HAVE_ENCODERS HAVE_DECODERS HAVE_ENCODER_LZMA1 HAVE_DECODER_LZMA1 HAVE_MF_BT4 NDEBUG)
target_compile_options(jm216_lzma PRIVATE -w)
if(EMSCRIPTEN)
  target_compile_options(jm216_lzma PRIVATE -Oz)
endif()

# jm216_sha256: natively Nettle's, where it is installed, by the processor's own instructions: three times as fast.
# In the page xz's own, not of its public interface, whence the pinned version. Its state stays in registers: a third
# faster in a browser than Mbed TLS's.
if(NOT EMSCRIPTEN)
  find_path(JM216_NETTLE_FOLDER nettle/sha2.h)
  find_library(JM216_NETTLE_LIBRARY nettle)
  mark_as_advanced(JM216_NETTLE_FOLDER JM216_NETTLE_LIBRARY)
endif()
if(JM216_NETTLE_FOLDER AND JM216_NETTLE_LIBRARY)
  add_library(jm216_sha256 INTERFACE)
  target_include_directories(jm216_sha256 SYSTEM INTERFACE "${JM216_NETTLE_FOLDER}")
  target_compile_definitions(jm216_sha256 INTERFACE JM216_NETTLE)
  target_link_libraries(jm216_sha256 INTERFACE "${JM216_NETTLE_LIBRARY}")
else()
  add_library(jm216_sha256 STATIC "${liblzma}/check/sha256.c")
  target_include_directories(jm216_sha256 SYSTEM PUBLIC ${liblzma_folders})
  target_compile_definitions(jm216_sha256 PUBLIC ${liblzma_definitions})
  target_compile_options(jm216_sha256 PRIVATE -w -O3)
endif()

# jm216_zip: of zlib the container's reader (minizip) and what unpacks; nothing that packs or opens a file.
jm216_third_party(zlib 1.3.1
  WITNESS contrib/minizip/unzip.c
  DEBIAN 60dd315c07f616887caa029408308a018ace66e3d142726a97db164b3b8f69fb trixie forky sid
  UPSTREAM https://github.com/madler/zlib/releases/download/v1.3.1/zlib-1.3.1.tar.gz
    9a93b2b7dfdac77ceba5a558a580e74667dd6fede4585b91eefb60f03b72df23)
add_library(jm216_zip STATIC
  "${zlib_FOLDER}/adler32.c" "${zlib_FOLDER}/crc32.c" "${zlib_FOLDER}/inffast.c" "${zlib_FOLDER}/inflate.c"
  "${zlib_FOLDER}/inftrees.c" "${zlib_FOLDER}/zutil.c"
  "${zlib_FOLDER}/contrib/minizip/ioapi.c" "${zlib_FOLDER}/contrib/minizip/unzip.c")
target_include_directories(jm216_zip SYSTEM PUBLIC "${zlib_FOLDER}" "${zlib_FOLDER}/contrib/minizip")
target_compile_definitions(jm216_zip PRIVATE NOUNCRYPT NO_GZIP HAVE_UNISTD_H)
target_compile_options(jm216_zip PRIVATE -w)

# jm216_xlsxwriter: workbooks as they are written, with zlib's own container and what packs. Without pictures, whose
# repetition is told by MD5.
jm216_third_party(libxlsxwriter 1.1.4
  WITNESS src/workbook.c
  DEBIAN b379eb35fdd9c653ebe72485b9c992f612c7ea66f732784457997d6e782f619b bookworm)
file(GLOB libxlsxwriter_sources "${libxlsxwriter_FOLDER}/src/*.c")
add_library(jm216_xlsxwriter STATIC ${libxlsxwriter_sources}
  "${zlib_FOLDER}/deflate.c" "${zlib_FOLDER}/trees.c" "${zlib_FOLDER}/contrib/minizip/zip.c")
target_include_directories(jm216_xlsxwriter SYSTEM PUBLIC "${libxlsxwriter_FOLDER}/include"
  PRIVATE "${zlib_FOLDER}/contrib")
target_compile_definitions(jm216_xlsxwriter PRIVATE USE_SYSTEM_MINIZIP USE_NO_MD5 USE_STANDARD_TMPFILE
  NOCRYPT NO_GZIP HAVE_UNISTD_H)
# What it would say on standard error is said in words of our own.
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/xlsxwriter/R.h" CONTENT "#define REprintf(...) ((void)0)\n")
target_include_directories(jm216_xlsxwriter PRIVATE "${PROJECT_BINARY_DIR}/xlsxwriter")
target_compile_definitions(jm216_xlsxwriter PRIVATE USE_R_LANG)
target_compile_options(jm216_xlsxwriter PRIVATE -w)
target_link_libraries(jm216_xlsxwriter PRIVATE jm216_zip)
if(EMSCRIPTEN)
  # In the page there are no files: web/bridge/memory_files.cpp has what stands for them.
  target_compile_options(jm216_xlsxwriter PRIVATE -Oz)
  target_compile_definitions(jm216_xlsxwriter PRIVATE tmpfile=jm216_tmpfile)
  target_compile_definitions(jm216_zip PRIVATE IOAPI_NO_64 fopen=jm216_fopen)
endif()

# jm216_expat: XML with namespaces, piece by piece; without document types and entities, which no workbook has.
jm216_third_party(expat 2.8.3
  WITNESS expat/lib/xmlparse.c
  DEBIAN 533659a16e0184035a99fd8e783f1ad61a887a7bf8586a8681740b9d7ed42389 forky sid
  UPSTREAM https://github.com/libexpat/libexpat/archive/refs/tags/R_2_8_3.tar.gz
    533659a16e0184035a99fd8e783f1ad61a887a7bf8586a8681740b9d7ed42389)
set(expat_library "${expat_FOLDER}/expat/lib")
add_library(jm216_expat STATIC "${expat_library}/random_getentropy.c" "${expat_library}/xmlparse.c"
  "${expat_library}/xmlrole.c" "${expat_library}/xmltok.c")
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/expat/expat_config.h" CONTENT "/* All is said on the command line. */\n")
target_include_directories(jm216_expat SYSTEM PUBLIC "${expat_library}" PRIVATE "${PROJECT_BINARY_DIR}/expat")
target_compile_definitions(jm216_expat PUBLIC XML_STATIC PRIVATE XML_NS=1 XML_GE=0 XML_CONTEXT_BYTES=1024
  HAVE_GETENTROPY=1 BYTEORDER=1234)
target_compile_options(jm216_expat PRIVATE -w)
if(EMSCRIPTEN)
  target_compile_options(jm216_zip PRIVATE -Oz)
  target_compile_options(jm216_expat PRIVATE -Oz)
endif()

# jm216_imgui: the page's widgets and their renderer; no platform of ImGui's own, web/ has one.
if(EMSCRIPTEN)
  jm216_third_party(imgui 1.92.2b
    WITNESS imgui.cpp
    DEBIAN e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48 forky sid
    UPSTREAM https://github.com/ocornut/imgui/archive/refs/tags/v1.92.2b.tar.gz
      da3d453cce74e0fb3d67f8d798a2a8d04fcaf0b33ce0e0131d0695dfc4f64191)
  add_library(jm216_imgui STATIC
    "${imgui_FOLDER}/imgui.cpp" "${imgui_FOLDER}/imgui_draw.cpp" "${imgui_FOLDER}/imgui_tables.cpp"
    "${imgui_FOLDER}/imgui_widgets.cpp" "${imgui_FOLDER}/backends/imgui_impl_opengl3.cpp")
  target_include_directories(jm216_imgui SYSTEM PUBLIC "${imgui_FOLDER}" "${imgui_FOLDER}/backends")
  target_compile_options(jm216_imgui PRIVATE -Oz -fno-exceptions -fno-rtti) # most of the page's bytes, little of its time
  set(imgui_config "${PROJECT_SOURCE_DIR}/web/ui/imgui_config.h")
  if(EXISTS "${imgui_config}")
    target_compile_definitions(jm216_imgui PUBLIC "IMGUI_USER_CONFIG=\"${imgui_config}\"")
  endif()
endif()
