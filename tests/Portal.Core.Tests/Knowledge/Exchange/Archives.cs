using System.IO.Compression;
using System.Text;

namespace Portal.Core.Tests.Knowledge.Exchange;

/// <summary>Makes archives for tests.</summary>
internal static class Archives
{
    public const string Article = "---\nnumber: 2000\nslug: dns\ntitle: T\nsummary: S\nseverity: Warning\ntags: [dns]\n---\n\nBody.\n";

    public static MemoryStream Of(params (string Path, string Text)[] files) => Of(files.Select(static file => (file.Path, Encoding.UTF8.GetBytes(file.Text), 0)));

    public static MemoryStream Of(IEnumerable<(string Path, byte[] Content, int Attributes)> files)
    {
        var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content, attributes) in files)
            {
                var entry = zip.CreateEntry(path);
                if (attributes != 0)
                {
                    entry.ExternalAttributes = attributes;
                }

                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        buffer.Position = 0;
        return buffer;
    }

    public static Dictionary<string, string> Read(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        return archive.Entries.ToDictionary(
            static entry => entry.FullName,
            static entry =>
            {
                using var reader = new StreamReader(entry.Open(), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false);
                return reader.ReadToEnd();
            },
            StringComparer.Ordinal);
    }
}
