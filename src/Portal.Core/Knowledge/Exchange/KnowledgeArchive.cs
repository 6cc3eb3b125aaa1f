using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Exchange;

/// <summary>The folder as a zip: written so that the same articles give the same bytes, read as something that may be hostile.</summary>
internal static class KnowledgeArchive
{
    private const int MostEntries = 50_000;
    private const int LargestEntry = 8 * 1024 * 1024;
    private const long LargestTotal = 128L * 1024 * 1024;
    private const int MostTimes = 100;
    private const int SmallEntry = 1024 * 1024;
    private const int LongestPath = 300;
    private static readonly DateTimeOffset Fixed = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Writes the files, sorted, with a fixed time.</summary>
    public static byte[] Write(IEnumerable<ExportedFile> files)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files.OrderBy(static file => file.Path, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(file.Path, CompressionLevel.Optimal);
                entry.LastWriteTime = Fixed;
                using var stream = entry.Open();
                stream.Write(Strict.GetBytes(file.Text));
            }
        }

        return buffer.ToArray();
    }

    /// <summary>Reads the files, without the one folder that a download of a repository has around everything. What is wrong is noted; then the result is not to be used.</summary>
    public static ImmutableArray<ExportedFile> Read(Stream stream, ImportErrors errors)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostEntries)
            {
                errors.Add("", 0, ImportText.TooManyEntries(zip.Entries.Count, MostEntries));
                return [];
            }

            var entries = zip.Entries.Where(entry => IsFile(entry, errors)).ToArray();
            foreach (var twice in entries.GroupBy(static entry => entry.FullName, StringComparer.OrdinalIgnoreCase).Where(static group => group.Count() > 1))
            {
                errors.Add(VisibleText.Of(twice.Key), 0, ImportText.Twice(twice.Count()));
            }

            return errors.Any ? [] : Unwrapped(Unpack(entries, errors));
        }
        catch (InvalidDataException)
        {
            errors.Add("", 0, ImportText.NoZip);
            return [];
        }
    }

    /// <summary>Whether the entry is a file with a harmless path; folders are passed over.</summary>
    private static bool IsFile(ZipArchiveEntry entry, ImportErrors errors)
    {
        const int TypeOfFile = 0xF000;
        const int Regular = 0x8000;
        const int Folder = 0x4000;
        var path = entry.FullName;
        var type = (entry.ExternalAttributes >> 16) & TypeOfFile;
        var fault = path.Length is 0 or > LongestPath ? ImportText.PathLength(LongestPath)
            : path.StartsWith('/') || path.Contains('\\', StringComparison.Ordinal) || path.Contains(':', StringComparison.Ordinal) ? ImportText.NotRelative
            : path.Split('/').Any(static part => part is ".." or ".") ? ImportText.Climbs
            : VisibleText.Of(path) != path ? ImportText.NotVisible
            : type is not (0 or Regular or Folder) ? ImportText.NoFile
            : entry.IsEncrypted ? ImportText.Encrypted
            : null;
        if (fault is not null)
        {
            errors.Add(VisibleText.Of(path.Length > LongestPath ? path[..LongestPath] : path), 0, fault);
        }

        return fault is null && !path.EndsWith('/') && type != Folder;
    }

    private static ImmutableArray<ExportedFile> Unpack(ZipArchiveEntry[] entries, ImportErrors errors)
    {
        var files = ImmutableArray.CreateBuilder<ExportedFile>(entries.Length);
        var total = 0L;
        foreach (var entry in entries)
        {
            // What the head of an entry says of its size may be a lie: what comes out is counted.
            var content = Unpack(entry);
            total += content?.Length ?? 0;
            if (content is null || total > LargestTotal)
            {
                errors.Add(entry.FullName, 0, content is null
                    ? ImportText.EntryTooLarge(LargestEntry / 1024 / 1024, MostTimes)
                    : ImportText.TotalTooLarge((int)(LargestTotal / 1024 / 1024)));
                return [];
            }

            try
            {
                files.Add(new ExportedFile(entry.FullName, Strict.GetString(content).TrimStart('\uFEFF')));
            }
            catch (DecoderFallbackException)
            {
                errors.Add(entry.FullName, 0, ImportText.NotUtf8);
            }
        }

        return files.ToImmutable();
    }

    private static byte[]? Unpack(ZipArchiveEntry entry)
    {
        var most = (int)Math.Min(LargestEntry, Math.Max(SmallEntry, entry.CompressedLength * MostTimes));
        using var packed = entry.Open();
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        for (var read = packed.Read(buffer); read > 0; read = packed.Read(buffer))
        {
            if (content.Length + read > most)
            {
                return null;
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    private static ImmutableArray<ExportedFile> Unwrapped(ImmutableArray<ExportedFile> files)
    {
        var around = files.Select(static file => file.Path.Split('/')[0]).Distinct(StringComparer.Ordinal).ToArray();
        return around is [var folder] && files.Any(static file => file.Path.Count(static c => c == '/') == 2)
            ? [.. files.Select(file => file with { Path = file.Path[Math.Min(file.Path.Length, folder.Length + 1)..] })]
            : files;
    }
}
