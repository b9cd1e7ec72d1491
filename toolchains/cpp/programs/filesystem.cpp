// in:
// out: 0 0 0\nno such file\n0 1\nb.txt .txt a ../b.txt\n
// There are no files to speak of, and the functions say so.
#include <bits/stdc++.h>
#include <filesystem>
namespace fs = std::filesystem;

int main()
{
	std::error_code error;
	std::cout << fs::exists("/") << ' ' << fs::exists("/absent/file") << ' ' << fs::remove("/absent", error) << std::endl;
	try {
		std::cout << fs::file_size("/absent");
	} catch (const fs::filesystem_error &e) {
		std::cout << (e.code() == std::errc::no_such_file_or_directory ? "no such file" : e.what()) << std::endl;
	}
	std::cout << fs::create_directory("/made", error) << ' ' << bool(error) << std::endl;
	fs::path p = "a/b.txt";
	std::cout << p.filename().string() << ' ' << p.extension().string() << ' ' << p.parent_path().string() << ' '
		  << p.lexically_relative("c").parent_path().parent_path().string() << "/b.txt" << std::endl;
}
