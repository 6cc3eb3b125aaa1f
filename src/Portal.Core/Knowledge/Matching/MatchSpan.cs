using System.Runtime.InteropServices;

namespace Portal.Core.Knowledge.Matching;

/// <summary>A place in the text as it was pasted.</summary>
/// <param name="Line">Number of the line, from 1.</param>
/// <param name="Start">Where in the line it begins, in UTF-16 characters, from 0.</param>
/// <param name="Length">How long it is.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MatchSpan(int Line, int Start, int Length);
