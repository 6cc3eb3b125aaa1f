namespace Portal.Core.Text;

/// <summary>Where a link leads.</summary>
public enum LinkTarget
{
    /// <summary>Nowhere: it is taken out and its text stays.</summary>
    Refused,

    /// <summary>To a path of the portal or a place on the same page.</summary>
    Own,

    /// <summary>To another host by http or https.</summary>
    Foreign,

    /// <summary>To a mail address.</summary>
    Mail,
}
