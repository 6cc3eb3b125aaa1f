using System.Runtime.InteropServices;

namespace Portal.Web.Features.Knowledge.Matching;

/// <summary>A piece of a line.</summary>
/// <param name="Text">Its text, safe to show.</param>
/// <param name="Marked">Whether a signature matched it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LinePart(string Text, bool Marked);
